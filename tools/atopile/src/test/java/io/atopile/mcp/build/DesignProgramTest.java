package io.atopile.mcp.build;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertTrue;

import io.atopile.mcp.dialect.AtopileProgram;
import io.atopile.mcp.dialect.SupportedDialects;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.LinkOption;
import java.nio.file.Path;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

/** The description that a build writes, with nothing in place of atopile. */
class DesignProgramTest {

    private static final String CALL = """
            import sys
            from unittest.mock import MagicMock
            for name in ("atopile", "atopile.build_steps", "atopile.config", "faebryk", "faebryk.core", "faebryk.core.faebrykpy",
                         "faebryk.core.node", "faebryk.library", "faebryk.library._F", "atopile.compiler", "atopile.compiler.ast_visitor"):
                sys.modules[name] = MagicMock()
            scope = {"__name__": "design"}
            exec(sys.argv[1], scope)
            scope["write"](None, sys.argv[2])
            """;

    @TempDir
    Path folder;

    private Path victim;

    @BeforeEach
    void writeVictim() throws IOException {
        victim = Files.writeString(folder.resolve("victim"), "kept");
    }

    private int write(Path path) throws IOException, InterruptedException {
        var program = SupportedDialects.NEWEST.readProgram(AtopileProgram.DESIGN);
        return new ProcessBuilder("/usr/bin/python3", "-c", CALL, program, path.toString()).inheritIO().start().waitFor();
    }

    @Test
    void aLinkInItsPlaceIsReplacedAndNotFollowed() throws Exception {
        var path = Files.createSymbolicLink(folder.resolve("design.json"), victim);
        assertEquals(0, write(path));
        assertEquals("kept", Files.readString(victim));
        assertTrue(Files.isRegularFile(path, LinkOption.NOFOLLOW_LINKS));
        assertTrue(Files.readString(path).startsWith("{"), Files.readString(path));
    }

    @Test
    void aBuildGoesOnWhereNothingCanBeWritten() throws Exception {
        Files.createDirectories(folder.resolve("design.json/inside"));
        assertEquals(0, write(folder.resolve("design.json")));
        assertEquals(0, write(folder.resolve("absent/design.json")));
    }
}
