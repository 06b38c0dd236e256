package io.atopile.mcp.packages;

import static org.junit.jupiter.api.Assertions.assertEquals;

import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.Timeout;
import org.junit.jupiter.api.io.TempDir;

/** A file of an installed package in whose place something else was put. */
@Timeout(20)
class SealedFileTest {

    private static final String EMPTY = "e3b0c44298fc1c149afbf4c8996fb92427ae41e4649b934ca495991b7852b855";

    @TempDir
    private Path folder;

    @Test
    void aPipeOrALinkIsNotWhatWasInstalled() throws Exception {
        Files.createFile(folder.resolve("same"));
        assertEquals(0, new ProcessBuilder("mkfifo", folder.resolve("pipe").toString()).start().waitFor());
        Files.createSymbolicLink(folder.resolve("link"), folder.resolve("same"));
        var seal = new PackageMetadata("1.0.0", "registry", Map.of("same", EMPTY, "pipe", EMPTY, "link", EMPTY));
        assertEquals(List.of("link", "pipe"), seal.listEditedFiles(folder));
        assertEquals(Optional.of(EMPTY), PackageMetadata.computeSha256(folder.resolve("same")));
    }
}
