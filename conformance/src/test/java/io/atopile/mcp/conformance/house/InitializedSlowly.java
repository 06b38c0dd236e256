package io.atopile.mcp.conformance.house;

import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import java.util.stream.Stream;

/** A class with what the rule on static initializers forbids, behind a method and a lambda. */
final class InitializedSlowly {

    static final List<Long> SIZES = sizes();

    private InitializedSlowly() {}

    private static List<Long> sizes() {
        return Stream.of(Path.of("/")).map(InitializedSlowly::size).toList();
    }

    private static long size(Path file) {
        try {
            return Files.size(file);
        } catch (IOException failure) {
            throw new UncheckedIOException(failure);
        }
    }
}
