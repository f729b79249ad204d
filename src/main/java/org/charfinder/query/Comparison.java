package org.charfinder.query;

/**
 * A value of a filter that may begin with an operator: {@code 15}, {@code <=13}, {@code >=15.1}, {@code <9}.
 *
 * @param operator {@code <}, {@code <=}, {@code >}, {@code >=}, {@code =} or empty, which means the same
 * @param operand what follows it
 */
record Comparison(String operator, String operand) {

    static Comparison parse(String value) {
        int length = 0;
        if (!value.isEmpty() && "<>=".indexOf(value.charAt(0)) >= 0) {
            length = value.charAt(0) != '=' && value.startsWith("=", 1) ? 2 : 1;
        }
        return new Comparison(value.substring(0, length), value.substring(length));
    }

    /**
     * Tells whether a number passes.
     *
     * @param order negative if the number is less than the operand, positive if it is greater, 0 if it is equal
     */
    boolean accepts(int order) {
        return switch (operator) {
            case "<=" -> order <= 0;
            case ">=" -> order >= 0;
            case "<" -> order < 0;
            case ">" -> order > 0;
            default -> order == 0;
        };
    }
}
