package io.atopile.mcp.tools.files;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertFalse;
import static org.junit.jupiter.api.Assertions.assertTrue;

import java.io.IOException;
import java.nio.file.Path;
import java.util.List;
import java.util.Optional;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

/** What a search finds is shown without the secrets in it; a file that is read by its name is shown as it is. */
final class SecretSearchTest {

    @TempDir
    Path temporary;

    private BoardBox board = BoardBox.EMPTY;

    @BeforeEach
    void lay() throws IOException {
        board = BoardBox.in(temporary, (_, _) -> Optional.empty());
    }

    @AfterEach
    void close() {
        board.close();
        assertEquals(List.of(), board.defects());
    }

    @ParameterizedTest
    @CsvSource(delimiter = '|', value = {
        "key AKIAIOSFODNN7EXAMPLE | AKIAIOSFODNN7EXAMPLE",
        "token ghp_0123456789abcdefghijABCDEFGHIJ012345 | ghp_0123456789abcdefghijABCDEFGHIJ012345",
        "slack xoxb-1234567890-abcdefghij | xoxb-1234567890-abcdefghij",
        "openai sk-abcdefghijklmnopqrstuvwx | sk-abcdefghijklmnopqrstuvwx",
        "stripe rk-abcdefghijklmnopqrstuvwx | rk-abcdefghijklmnopqrstuvwx",
        "header Authorization: Bearer abcdef0123456789 | abcdef0123456789",
        "jwt eyJhbGciOiJIUzI1NiJ9.eyJzdWIiOiIxMjM0In0.c2lnbmF0dXJl | eyJzdWIiOiIxMjM0In0",
        "remote https://user:hunter2@example.com/x | hunter2",
        "one -----BEGIN PRIVATE KEY----- MIIEvQ== | MIIEvQ",
        "github ghs_0123456789abcdefghijABCDEFGHIJ012345 | ghs_0123456789"
    })
    void aSecretInAHitIsHidden(String line, String secret) throws IOException {
        board.write("notes.txt", "first\nfindme " + line + "\nlast\n");
        var found = board.call("project_search", "{'query':'findme'}").toString();
        assertTrue(found.contains("[redacted]"), found);
        assertFalse(found.contains(secret), found);
        assertTrue(board.call("project_read_file", "{'path':'notes.txt'}").toString().contains(secret));
    }

    @Test
    void everyLineOfAPrivateKeyIsHidden() throws IOException {
        board.write("notes.txt", "-----BEGIN RSA PRIVATE KEY-----\nMIIEowIBAAKCAQEA\nq1w2e3r4t5\n-----END RSA PRIVATE KEY-----\nq1w2 outside\n");
        var found = board.call("project_search", "{'query':'q1w2'}").toString();
        assertFalse(found.contains("q1w2e3r4t5"), found);
        assertTrue(found.contains("q1w2 outside"), found);
    }

    @Test
    void anAnchorOfAHitCanStillBeUsed() throws IOException {
        board.write("main.ato", "module App:\n    pass  # findme https://u:hunter2@x.y/\n");
        var hit = board.call("project_search", "{'query':'findme'}").at("/data/files/0");
        var anchor = hit.path("content").asString().split("\\|", 2)[0];
        var edited = board.call("project_edit_file", "{'path':'main.ato','rev':'%s','edits':[{'op':'replace','anchor':'%s','text':'    pass'}]}"
                .formatted(hit.path("rev").asString(), anchor));
        assertTrue(edited.path("ok").asBoolean(), edited.toString());
        assertEquals("module App:\n    pass\n", board.read("main.ato"));
    }
}
