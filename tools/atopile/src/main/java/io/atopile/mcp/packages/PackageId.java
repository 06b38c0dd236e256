package io.atopile.mcp.packages;

import java.util.Optional;
import java.util.regex.Pattern;

/** The name of a package, as in {@code atopile/buttons}; a package may hold others, as in {@code atopile/st-microelectronics/stm32}. */
public record PackageId(String text) {

    private static final Pattern FORM = Pattern.compile("[a-zA-Z0-9](?:[a-zA-Z0-9]|-[a-zA-Z0-9]){0,38}/[a-z][a-z0-9-]{1,60}(?:/[a-z][a-z0-9-]{1,60})?");
    private static final Pattern VERSION = Pattern.compile("[0-9]{1,6}\\.[0-9]{1,6}\\.[0-9]{1,6}");

    /** Reads a name; empty when it can't be one. */
    public static Optional<PackageId> of(String text) {
        return FORM.matcher(text).matches() ? Optional.of(new PackageId(text)) : Optional.empty();
    }

    /** Whether a text is a version as packages have them: three numbers with dots. */
    public static boolean isVersion(String text) {
        return VERSION.matcher(text).matches();
    }

    @Override
    public String toString() {
        return text;
    }
}
