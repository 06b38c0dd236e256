package io.atopile.mcp.server.http;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertNotEquals;
import static org.junit.jupiter.api.Assertions.assertTrue;

import java.nio.file.Files;
import java.nio.file.LinkOption;
import java.nio.file.Path;
import java.nio.file.attribute.PosixFilePermissions;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.Timeout;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

/** The token of the user who started the server, and of nobody else. */
class TokenFileTest {

    @TempDir
    private Path state;

    @Test
    void aTokenIsMadeOnceForTheOwnerAlone() throws Exception {
        var file = TokenFile.of(state.resolve("not/there/yet"));
        var token = file.read();
        assertTrue(token.matches("[A-Za-z0-9_-]{43}"), token);
        assertEquals(token, file.read());
        assertEquals("rw-------", PosixFilePermissions.toString(Files.getPosixFilePermissions(file.path())));
        assertNotEquals(token, TokenFile.of(state).read());
    }

    @Test
    void anotherOneTakesItsPlace() {
        var file = TokenFile.of(state);
        var old = file.read();
        var other = file.replace();
        assertNotEquals(old, other);
        assertEquals(other, TokenFile.of(state).read());
    }

    @ParameterizedTest
    @ValueSource(strings = {"rw-r--r--", "rw-rw----", "rw----r--", "rw--w----", "rw-----w-", "rwxrwxrwx"})
    void aFileThatOthersReachIsNotTrusted(String permissions) throws Exception {
        var file = TokenFile.of(state);
        var seen = file.read();
        Files.setPosixFilePermissions(file.path(), PosixFilePermissions.fromString(permissions));
        assertNotEquals(seen, file.read());
        assertEquals("rw-------", PosixFilePermissions.toString(Files.getPosixFilePermissions(file.path())));
    }

    @ParameterizedTest
    @ValueSource(strings = {"", "\n", "short", "with space in it and long enough to be a token "})
    void whatIsNoTokenIsReplaced(String content) throws Exception {
        var file = TokenFile.of(state);
        file.read();
        Files.writeString(file.path(), content);
        assertTrue(file.read().matches("[A-Za-z0-9_-]{43}"));
    }

    @Test
    @Timeout(20)
    void whatBlocksOrNeverEndsIsReplaced() throws Exception {
        var file = TokenFile.of(state);
        assertEquals(0, new ProcessBuilder("mkfifo", "-m", "600", file.path().toString()).start().waitFor());
        var token = file.read();
        assertEquals(token, Files.readString(file.path()).strip());
        Files.delete(file.path());
        Files.createSymbolicLink(file.path(), Path.of("/dev/zero"));
        assertNotEquals(token, file.read());
        Files.write(file.path(), new byte[100_000]);
        assertTrue(file.read().matches("[A-Za-z0-9_-]{43}"));
    }

    @Test
    void aLinkIsReplacedAndWhatItNamesIsKept() throws Exception {
        var target = Files.writeString(state.resolve("target"), "a".repeat(43));
        var file = TokenFile.of(state);
        Files.createSymbolicLink(file.path(), target);
        assertNotEquals("a".repeat(43), file.read());
        assertEquals("a".repeat(43), Files.readString(target));
        assertTrue(Files.isRegularFile(file.path(), LinkOption.NOFOLLOW_LINKS));
    }
}
