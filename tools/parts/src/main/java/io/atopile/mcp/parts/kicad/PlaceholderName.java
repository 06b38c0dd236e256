package io.atopile.mcp.parts.kicad;

import java.util.Locale;
import java.util.regex.Pattern;

/**
 * The name of a symbol for several parts, in which each small x stands for a letter or digit, and one at the end for the rest of a part
 * number too: {@code STM32F103C8Tx} stands for {@code STM32F103C8T6} and {@code STM32F103C8T6TR}.
 */
record PlaceholderName(String name) {

    private static final int LONGEST_REST = 4;

    /** Returns whether the name stands for a part number, except for case and everything that is neither a letter nor a digit. */
    boolean matches(String partNumber) {
        return name.indexOf('x') >= 0
                && name.chars().noneMatch(c -> c != 'x' && Character.isLowerCase(c))
                && toPattern().matcher(keepLettersAndDigits(partNumber).toUpperCase(Locale.ROOT)).matches();
    }

    private Pattern toPattern() {
        var pattern = keepLettersAndDigits(name).replace("x", "[A-Z0-9]");
        return Pattern.compile(name.endsWith("x") ? pattern + "{1,%d}".formatted(LONGEST_REST) : pattern);
    }

    private static String keepLettersAndDigits(String text) {
        return text.replaceAll("[^A-Za-z0-9]", "");
    }
}
