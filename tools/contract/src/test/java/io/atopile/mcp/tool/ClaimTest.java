package io.atopile.mcp.tool;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertNotEquals;

import java.nio.file.Path;
import org.junit.jupiter.api.Test;

class ClaimTest {

    private static final Path PROJECT = Path.of("/home/me/board");

    @Test
    void aClaimIsNamedWithoutItsDirectory() {
        assertEquals("the file main.ato", new Claim.OfFile(PROJECT.resolve("src/main.ato")).label());
        assertEquals("the target default", new Claim.OfTarget(PROJECT, "default").label());
    }

    @Test
    void twoClaimsAreOneOnlyIfTheyNameTheSame() {
        assertEquals(new Claim.OfTarget(PROJECT, "default").key(), new Claim.OfTarget(PROJECT, "default").key());
        assertNotEquals(new Claim.OfTarget(PROJECT, "default").key(), new Claim.OfTarget(PROJECT, "other").key());
        assertNotEquals(new Claim.OfTarget(PROJECT, "default").key(), new Claim.OfTarget(PROJECT.resolve("sub"), "default").key());
        assertNotEquals(new Claim.OfFile(PROJECT.resolve("a/x.ato")).key(), new Claim.OfFile(PROJECT.resolve("b/x.ato")).key());
        assertNotEquals(new Claim.OfFile(PROJECT).key(), new Claim.OfTarget(PROJECT, "").key());
    }
}
