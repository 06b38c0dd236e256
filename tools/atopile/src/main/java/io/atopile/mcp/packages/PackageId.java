package io.atopile.mcp.packages;

import java.util.Optional;
import java.util.regex.Pattern;

/** The name of a package, such as {@code atopile/buttons}; a package can contain others, such as {@code atopile/st-microelectronics/stm32}. */
public record PackageId(String text) {

    private static final Pattern FORM = Pattern.compile("[a-zA-Z0-9](?:[a-zA-Z0-9]|-[a-zA-Z0-9]){0,38}/[a-z][a-z0-9-]{1,60}(?:/[a-z][a-z0-9-]{1,60})?");
    private static final Pattern VERSION = Pattern.compile("[0-9]{1,6}\\.[0-9]{1,6}\\.[0-9]{1,6}");

    /** Parses a name; empty if it isn't valid. */
    public static Optional<PackageId> of(String text) {
        return FORM.matcher(text).matches() ? Optional.of(new PackageId(text)) : Optional.empty();
    }

    /** Whether a text is a package version: three numbers separated by dots. */
    public static boolean isVersion(String text) {
        return VERSION.matcher(text).matches();
    }

    @Override
    public String toString() {
        return text;
    }
}
