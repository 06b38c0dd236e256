package io.atopile.mcp.tool;

import java.util.Optional;
import org.junit.jupiter.api.Assertions;
import org.junit.jupiter.api.Assumptions;

/** The one rule for what a test needs of the machine, such as atopile or KiCad: where it is missing the test is skipped; in CI it fails. */
public final class RealPart {

    private static final String CI = System.getenv().getOrDefault("CI", "");

    private RealPart() {}

    /** Whether the environment variable {@code CI} is set to anything but {@code false}. */
    public static boolean isRequired() {
        return !CI.isBlank() && !CI.equals("false");
    }

    /** Returns the part, or ends the test. */
    public static <T> T get(Optional<T> part, String message) {
        require(part.isPresent(), message);
        return part.orElseThrow();
    }

    /** Ends the test unless the part is usable. */
    public static void require(boolean isUsable, String message) {
        if (isRequired()) {
            Assertions.assertTrue(isUsable, message);
        } else {
            Assumptions.assumeTrue(isUsable, message);
        }
    }
}
