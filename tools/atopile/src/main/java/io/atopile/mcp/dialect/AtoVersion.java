package io.atopile.mcp.dialect;

import java.util.Optional;
import java.util.regex.Matcher;
import java.util.regex.Pattern;

/** An atopile version. */
public record AtoVersion(int major, int minor, int patch) {

    private static final Pattern FORM = Pattern.compile("\\b(\\d+)\\.(\\d+)\\.(\\d+)");

    /** Finds the first version number in a text, such as the output of {@code ato self-check}. */
    public static Optional<AtoVersion> parse(String text) {
        Matcher matcher = FORM.matcher(text);
        return matcher.find()
                ? Optional.of(new AtoVersion(
                        Integer.parseInt(matcher.group(1)),
                        Integer.parseInt(matcher.group(2)),
                        Integer.parseInt(matcher.group(3))))
                : Optional.empty();
    }

    /** Returns the minor version, such as {@code 0.15}. */
    public String formatMinor() {
        return major + "." + minor;
    }

    @Override
    public String toString() {
        return formatMinor() + "." + patch;
    }
}
