package org.charfinder.ops;

import static org.charfinder.ops.Manifest.at;

import com.google.gson.JsonElement;
import com.google.gson.JsonObject;
import com.google.gson.JsonParser;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.TreeSet;
import java.util.regex.MatchResult;
import java.util.regex.Pattern;

/** The queries of the alerts and of the dashboard, in the language of Prometheus. */
final class Queries {

    static final Path FOLDER = Path.of("ops", "prometheus");
    static final Path RULES = FOLDER.resolve("charfinder.rules.yml");

    private static final Pattern BRACES = Pattern.compile("\\{[^}]*}");
    private static final Pattern LABEL = Pattern.compile("(\\w+)(=~|!=|=)\"([^\"]*)\"");
    private static final Pattern GROUPING = Pattern.compile("\\b(by|on|ignoring|group_left) \\(([^)]*)\\)");
    private static final Pattern NAME = Pattern.compile("\\b[a-z_]\\w*\\b(?! *\\()");
    private static final Set<String> OPERATORS = Set.of("and", "or");

    /** A matcher for a label, such as {@code reason="idle"}. */
    record Matcher(String label, boolean exact, String value) {}

    private Queries() {}

    /** The queries of all alerts, by the names of the alerts. */
    static Map<String, String> alerts() {
        List<Map<String, Object>> rules = at(Manifest.parse(RULES), "groups.0.rules");
        Map<String, String> queries = new LinkedHashMap<>();
        rules.forEach(rule -> queries.put((String) rule.get("alert"), (String) rule.get("expr")));
        return queries;
    }

    /** The queries of the dashboard, by the titles of its panels; Grafana's variables are replaced. */
    static Map<String, String> dashboard() throws IOException {
        Map<String, String> queries = new LinkedHashMap<>();
        JsonObject dashboard = JsonParser.parseString(Files.readString(FOLDER.resolve("dashboard.json")))
                .getAsJsonObject();
        for (JsonElement panel : dashboard.getAsJsonArray("panels")) {
            JsonObject fields = panel.getAsJsonObject();
            if (fields.has("targets")) {
                for (JsonElement target : fields.getAsJsonArray("targets")) {
                    JsonObject query = target.getAsJsonObject();
                    queries.put(
                            fields.get("title").getAsString() + ": "
                                    + query.get("legendFormat").getAsString(),
                            query.get("expr")
                                    .getAsString()
                                    .replace("$__rate_interval", "5m")
                                    .replaceAll("\\$(job|instance)", ".*"));
                }
            }
        }
        return queries;
    }

    /** The names of metrics in a query. */
    static Set<String> metrics(String query) {
        String names = GROUPING.matcher(BRACES.matcher(query).replaceAll("")).replaceAll("");
        Set<String> metrics = new TreeSet<>();
        NAME.matcher(names).results().map(MatchResult::group).forEach(metrics::add);
        metrics.removeAll(OPERATORS);
        return metrics;
    }

    /** The labels that a query compares. */
    static List<Matcher> matchers(String query) {
        List<Matcher> matchers = new ArrayList<>();
        BRACES.matcher(query)
                .results()
                .forEach(braces -> LABEL.matcher(braces.group())
                        .results()
                        .forEach(label -> matchers.add(
                                new Matcher(label.group(1), label.group(2).equals("="), label.group(3)))));
        return matchers;
    }

    /** The labels by which a query groups and joins. */
    static Set<String> groupings(String query) {
        Set<String> labels = new TreeSet<>();
        GROUPING.matcher(query)
                .results()
                .forEach(group -> labels.addAll(List.of(group.group(2).split(", *"))));
        labels.remove("");
        return labels;
    }
}
