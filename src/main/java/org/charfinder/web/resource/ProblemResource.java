package org.charfinder.web.resource;

/** {@code /problems/unknown-parameter}: what a type of problems means. */
final class ProblemResource implements Resource {

    @Override
    public void get(Exchange exchange) throws HttpError {
        ProblemType type = ProblemType.at(exchange.path());
        if (type == null) {
            throw HttpError.notFound("there is no such type of problems");
        }
        exchange.sendUncached(ContentTypes.TEXT, type.title() + "\n\n" + type.explanation() + "\n");
    }
}
