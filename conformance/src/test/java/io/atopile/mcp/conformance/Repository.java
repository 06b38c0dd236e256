package io.atopile.mcp.conformance;

import java.nio.file.Files;
import java.nio.file.Path;
import java.util.stream.Stream;

/** Where this project's files are while its tests run. */
public final class Repository {

    /** The top level, found upwards from the working directory. */
    public static final Path ROOT = Stream.iterate(Path.of("").toAbsolutePath(), Path::getParent)
            .takeWhile(folder -> folder != null)
            .filter(folder -> Files.isDirectory(folder.resolve("conformance/suites")))
            .findFirst()
            .orElseThrow();

    private Repository() {}
}
