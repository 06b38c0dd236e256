package io.atopile.mcp.verify;

import java.math.BigDecimal;
import java.util.Optional;
import java.util.regex.Matcher;
import java.util.regex.Pattern;

/**
 * The quantity that a statement gives a parameter, such as {@code 20kohm +/- 1%} or {@code 4.9V to 5.1V}, cut at its numbers.
 *
 * @param middle between the numbers; empty if there is one number
 * @param second empty if there is one number
 * @param tail after the last number
 */
record LiteralText(Form form, String first, String middle, String second, String tail) {

    /** How a quantity is written. */
    enum Form {
        /** One value: {@code 20kohm}. */
        POINT,
        /** A tolerance in percent: {@code 20kohm +/- 1%}. */
        PERCENT,
        /** A tolerance as a quantity: {@code 20kohm +/- 200ohm}. */
        AMOUNT,
        /** The two ends: {@code 4.9V to 5.1V}. */
        ENDS
    }

    private static final String NUMBER = "([+-]?[0-9][0-9_]*(?:\\.[0-9_]+)?(?:[eE][+-]?[0-9]+)?)";
    private static final String UNIT = "\\s*[\\p{L}°Ωµ%]*";
    private static final Pattern STATEMENT = Pattern.compile(
            "(?:=|\\bwithin\\b|\\bis\\b)\\s*" + NUMBER + "(?:(" + UNIT + "\\s*(\\+/-|±|\\bto\\b)\\s*)" + NUMBER + ")?(" + UNIT + ")\\s*$");

    /** Reads the quantity at the end of a statement; empty if it ends with something else, such as an expression. */
    static Optional<LiteralText> read(String statement) {
        Matcher found = STATEMENT.matcher(statement);
        if (!found.find()) {
            return Optional.empty();
        }
        String tail = found.group(5).stripTrailing();
        return Optional.of(
                found.group(3) == null
                        ? new LiteralText(Form.POINT, found.group(1), "", "", tail)
                        : new LiteralText(readForm(found.group(3), tail), found.group(1), found.group(2), found.group(4), tail));
    }

    private static Form readForm(String between, String tail) {
        return between.equals("to") ? Form.ENDS : tail.strip().equals("%") ? Form.PERCENT : Form.AMOUNT;
    }

    BigDecimal firstNumber() {
        return new BigDecimal(first.replace("_", ""));
    }

    BigDecimal secondNumber() {
        return new BigDecimal(second.replace("_", ""));
    }

    LiteralText withFirst(BigDecimal number) {
        return new LiteralText(form, write(number), middle, second, tail);
    }

    LiteralText withSecond(BigDecimal number) {
        return new LiteralText(form, first, middle, write(number), tail);
    }

    private static String write(BigDecimal number) {
        return number.signum() == 0 ? "0" : number.stripTrailingZeros().toPlainString();
    }

    /** Returns the quantity as it is written in the source. */
    @Override
    public String toString() {
        return first + middle + second + tail;
    }
}
