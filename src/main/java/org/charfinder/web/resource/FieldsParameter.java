package org.charfinder.web.resource;

import java.util.LinkedHashSet;
import java.util.List;
import java.util.Set;
import org.charfinder.format.OutputFormat;

/**
 * The parameter {@code fields=code,name,block}: which columns a client wants, in this order. {@code
 * fields=code&fields=name} is the same, because some clients send lists so.
 */
final class FieldsParameter {

    static final String NAME = "fields";

    private FieldsParameter() {}

    /**
     * Reads the parameter.
     *
     * @return the columns, none of them twice; empty if the address does not have the parameter
     * @throws HttpError if there is no such column, or the format is text
     */
    static List<String> of(QueryParameters parameters, SearchFormat format) throws HttpError {
        String value = String.join(",", parameters.values(NAME));
        if (value.isEmpty()) {
            return List.of();
        }
        if (format == SearchFormat.TEXT) {
            throw HttpError.badRequest(
                    ProblemType.INVALID_PARAMETER, "text has no fields; add format=json, jsonl, csv or tsv");
        }
        Set<String> fields = new LinkedHashSet<>();
        for (String field : value.split(",", -1)) {
            if (!OutputFormat.columns().contains(field)) {
                throw unknown(field);
            }
            fields.add(field);
        }
        return List.copyOf(fields);
    }

    private static HttpError unknown(String field) {
        return QueryParameters.notAmong(
                ProblemType.INVALID_PARAMETER,
                "no field '" + QueryParameters.excerpt(field) + "'",
                OutputFormat.nearestColumn(field),
                List.copyOf(OutputFormat.columns()));
    }
}
