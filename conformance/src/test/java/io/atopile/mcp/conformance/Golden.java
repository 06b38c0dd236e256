package io.atopile.mcp.conformance;

import static org.junit.jupiter.api.Assertions.assertEquals;

import io.atopile.mcp.tool.RealPart;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.file.Files;
import java.nio.file.Path;

/**
 * Files with expected results. With {@code -Dgolden.update} the tests write the actual ones instead, and fail where that changes a
 * file, so that no run is green that has compared nothing. CI refuses the switch.
 */
public final class Golden {

    public static final boolean UPDATE = System.getProperty("golden.update") != null;

    static {
        if (UPDATE && RealPart.isRequired()) {
            throw new IllegalStateException("golden.update is not allowed in CI");
        }
    }

    private Golden() {}

    /** A folder of this module, from wherever in the build the tests run. */
    public static Path folder(String name) {
        return Repository.ROOT.resolve("conformance").resolve(name);
    }

    /** Compares a file with the actual text; a missing file fails. */
    public static void check(Path file, String actual) {
        try {
            var expected = Files.exists(file) ? Files.readString(file) : "(no such file)";
            if (UPDATE) {
                Files.writeString(file, actual);
            }
            assertEquals(expected, actual, file::toString);
        } catch (IOException failure) {
            throw new UncheckedIOException(failure);
        }
    }
}
