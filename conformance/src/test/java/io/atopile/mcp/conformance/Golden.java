package io.atopile.mcp.conformance;

import static org.junit.jupiter.api.Assertions.assertEquals;

import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.file.Files;
import java.nio.file.Path;

/** Files that say what is expected; {@code -Dgolden.update} lets the tests write what is. */
public final class Golden {

    public static final boolean UPDATE = System.getProperty("golden.update") != null;

    private Golden() {}

    /** A folder of this module, from wherever in the build the tests run. */
    public static Path folder(String name) {
        return Repository.ROOT.resolve("conformance").resolve(name);
    }

    /** Compares a file with what is; a file that isn't there fails. */
    public static void check(Path file, String actual) {
        try {
            if (UPDATE) {
                Files.writeString(file, actual);
            }
            assertEquals(Files.exists(file) ? Files.readString(file) : "(no such file)", actual, file::toString);
        } catch (IOException failure) {
            throw new UncheckedIOException(failure);
        }
    }
}
