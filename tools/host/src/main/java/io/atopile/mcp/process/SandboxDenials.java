package io.atopile.mcp.process;

import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.NoSuchFileException;
import java.nio.file.Path;
import java.util.List;
import java.util.stream.Stream;

/**
 * What a sandbox refused a child process, as far as that can be determined: the addresses that it requested from the sandbox's
 * proxy. A refused write appears only as "read-only file system" or "permission denied" in the child's output, and a connection
 * that doesn't go through the proxy finds no network at all.
 *
 * @param addresses as {@code host:port}, each once, in the order in which they were first refused; at most {@value #LIMIT}
 */
public record SandboxDenials(List<String> addresses) {

    private static final int LIMIT = 100;

    public static final SandboxDenials NONE = new SandboxDenials(List.of());

    public SandboxDenials {
        addresses = List.copyOf(addresses);
    }

    /** Reads what the child's sandbox wrote to {@link ProcessConfinement#denials}; empty if it refused nothing. */
    public static SandboxDenials read(Path file) throws IOException {
        try (Stream<String> lines = Files.lines(file, StandardCharsets.UTF_8)) {
            return new SandboxDenials(lines.filter(line -> !line.isBlank()).distinct().limit(LIMIT).toList());
        } catch (NoSuchFileException _) {
            return NONE;
        } catch (UncheckedIOException e) {
            throw e.getCause();
        }
    }
}
