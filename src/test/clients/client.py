"""Asks the server at CHARFINDER_URL for every address of its API with a client that openapi-generator has made."""

import json
import os
import re

from charfinder_client import ApiClient, CharactersApi, Configuration, PagesApi, SearchApi, StateApi
from charfinder_client.exceptions import BadRequestException, NotFoundException

client = ApiClient(Configuration(host=os.environ["CHARFINDER_URL"]))
asked = set()


def check(operation, holds, *arguments, **parameters):
    """Calls an operation, and asserts something of its result."""
    asked.add(re.sub("_without_preload_content$", "", operation.__name__))
    result = operation(*arguments, **parameters)
    assert holds(result), result


def check_problem(kind, holds, operation, *arguments, **parameters):
    """Calls an operation that must fail, and asserts something of the problem."""
    try:
        operation(*arguments, **parameters)
    except kind as e:
        assert holds(e.data), e
    else:
        raise AssertionError("no error")


search = SearchApi(client)
check(search.search, lambda r: r.total == 18 and len(r.items) == 2 and r.next, q="chess rook", limit=2)
check(search.search, lambda r: r.items[0].name == "WHITE CHESS ROOK", query="chess rook", start=0, stop=1)
check(search.search, lambda r: r.items[0].html == "&euro;", q="euro sign", fields=["code", "html"], limit=1)
check(search.search, lambda r: r.closest and r.total == 3, q="snowmam")
check(search.search, lambda r: r.items[0].char is None, q="U+D800")
check(search.suggest, lambda r: "BLACK CHESS ROOK" in r[1].actual_instance, q="chess ro")

characters = CharactersApi(client)
check(characters.character, lambda c: c.char == "\u00bd" and "\\textonehalf" in c.latex, "U+00BD")
check(characters.character, lambda c: c.mirrored.actual_instance.char == ")", "(")
check(characters.character, lambda c: c.mirrored.actual_instance == "yes", "U+2201")
check(characters.characters, lambda r: [c.code for c in r.items] == ["U+265C", "U+2656"], text="\u265c\u2656")
check(characters.text, lambda r: r.items[1].flags == ["confusable"], "p\u0430ypal")

pages = PagesApi(client)
check(pages.card, lambda c: c.name == "flag: France", "U+1F1EB U+1F1F7", query="france")
check(pages.text_page, lambda r: r.total == 6, text="p\u0430ypal")
check(pages.page, lambda p: "BLACK CHESS ROOK" in p, query="chess rook", view="grid")
check(pages.blocks, lambda p: "/blocks/arrows" in p)
check(pages.block, lambda p: "RIGHTWARDS ARROW" in p, "arrows")
check(pages.scripts, lambda p: "/scripts/greek" in p)
check(pages.script, lambda p: "GREEK SMALL LETTER ALPHA" in p, "greek")
check(pages.categories, lambda p: "/categories/math-symbol" in p)
check(pages.category, lambda p: "PLUS SIGN" in p, "math-symbol")
check(pages.charfinder, lambda p: "BLACK SUN WITH RAYS" in p, char=["sun", "black"])

state = StateApi(client)
check(state.openapi, lambda d: d.openapi.startswith("3.1"))
check(state.robots, lambda t: "Disallow" in t)
check(state.favicon, lambda b: b.startswith(b"\0\0\1\0"))
check(state.healthz, lambda t: t == "alive\n")
check(state.readyz, lambda t: t == "ready\n")
check(state.metrics, lambda t: "charfinder_http_clients" in t)
check(state.problem, lambda t: t.startswith("Unknown parameter\n"), "unknown-parameter")
# The generated client reads no XML, so it gets the response as it is.
check(state.opensearch_without_preload_content, lambda r: b"<OpenSearchDescription" in r.data)

check_problem(BadRequestException, lambda p: p.suggestions == ["block:arrows"], search.search, q="block:arows")
check_problem(BadRequestException, lambda p: p.type == "/problems/missing-parameter", search.search)
check_problem(NotFoundException, lambda p: p.type == "/problems/unknown-character", characters.character, "U+110000")

with open("openapi.json", encoding="utf-8") as file:
    paths = json.load(file)["paths"]
described = {operation["operationId"] for path in paths.values() for operation in path.values()}
described = {re.sub("[A-Z]", lambda letter: "_" + letter[0].lower(), name) for name in described}
assert asked == described, asked ^ described
