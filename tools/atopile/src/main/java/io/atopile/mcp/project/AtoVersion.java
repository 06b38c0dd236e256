package io.atopile.mcp.project;

import java.util.Optional;
import java.util.regex.Matcher;
import java.util.regex.Pattern;

/** An atopile version, and whether this server can read its databases and artifacts. */
public record AtoVersion(int major, int minor, int patch) {

    /** The version that this server is developed and tested with. */
    public static final AtoVersion TESTED = new AtoVersion(0, 15, 9);

    private static final Pattern FORM = Pattern.compile("\\b(\\d+)\\.(\\d+)\\.(\\d+)");

    /** Finds the first version number in the output of {@code ato self-check}. */
    public static Optional<AtoVersion> parse(String text) {
        Matcher matcher = FORM.matcher(text);
        return matcher.find()
                ? Optional.of(new AtoVersion(
                        Integer.parseInt(matcher.group(1)),
                        Integer.parseInt(matcher.group(2)),
                        Integer.parseInt(matcher.group(3))))
                : Optional.empty();
    }

    public boolean isSupported() {
        return major == TESTED.major && minor == TESTED.minor;
    }

    @Override
    public String toString() {
        return major + "." + minor + "." + patch;
    }
}
