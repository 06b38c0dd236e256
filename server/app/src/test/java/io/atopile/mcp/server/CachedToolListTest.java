package io.atopile.mcp.server;

import static org.junit.jupiter.api.Assertions.assertEquals;

import io.atopile.mcp.tool.Json;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.nio.file.attribute.FileTime;
import java.time.Instant;
import java.util.Optional;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

class CachedToolListTest {

    private static final String TOOLS = "[{\"name\":\"draw\",\"title\":\"Äpfel\\nund Ω\"}]";

    @TempDir
    private Path home;

    private Path jar;

    @BeforeEach
    void keep() throws IOException {
        jar = Files.createDirectories(home.resolve("lib")).resolve("atopile-mcp.jar");
        Files.writeString(jar, "one");
        CachedToolList.keep(Json.mapper().readTree(TOOLS), home);
    }

    @Test
    void isReadAsItWasKept() {
        assertEquals(Optional.of(TOOLS), CachedToolList.findIn(home));
    }

    @Test
    void isOfNoUseToAnOlderOrNewerJar() throws IOException {
        Files.setLastModifiedTime(jar, FileTime.from(Instant.EPOCH));
        assertEquals(Optional.empty(), CachedToolList.findIn(home));
    }

    @Test
    void isOfNoUseToAJarOfAnotherSize() throws IOException {
        var date = Files.getLastModifiedTime(jar);
        Files.writeString(jar, "other");
        Files.setLastModifiedTime(jar, date);
        assertEquals(Optional.empty(), CachedToolList.findIn(home));
    }

    @Test
    void isOfNoUseBesideMoreJars() throws IOException {
        Files.writeString(jar.resolveSibling("atopile-mcp-more.jar"), "");
        assertEquals(Optional.empty(), CachedToolList.findIn(home));
    }

    @Test
    void isNothingWhereNothingWasKept() {
        assertEquals(Optional.empty(), CachedToolList.findIn(home.resolve("lib")));
    }
}
