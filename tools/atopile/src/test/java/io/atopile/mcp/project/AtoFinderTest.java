package io.atopile.mcp.project;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertFalse;
import static org.junit.jupiter.api.Assertions.assertInstanceOf;

import io.atopile.mcp.dialect.AtoVersion;
import io.atopile.mcp.dialect.SupportedDialects;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.nio.file.attribute.FileTime;
import java.util.Map;
import org.jspecify.annotations.Nullable;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

class AtoFinderTest {

    @TempDir
    Path home;

    @Test
    void theOneOnThePathIsFoundAndAskedOnce() throws Exception {
        Path ato = ato("bin", "0.15.7");
        AtoCli first = ready(find(null));
        assertEquals(ato, first.program());
        assertEquals(new AtoVersion(0, 15, 7), first.version());
        assertEquals(home.resolve("state/atopile/0.15.7/log"), first.log());
        Files.delete(home.resolve("asked"));
        AtoCli again = ready(find(null));
        assertEquals(first.program(), again.program());
        assertEquals(first.python(), again.python());
        assertEquals(first.version(), again.version());
        assertEquals(first.environment(), again.environment());
        assertFalse(Files.exists(home.resolve("asked")), "it was asked again");
    }

    @Test
    void aChangedFileIsAskedAgain() throws Exception {
        Path ato = ato("bin", "0.15.7");
        ready(find(null));
        ato("bin", "0.15.9");
        Files.setLastModifiedTime(ato, FileTime.fromMillis(1_000_000));
        assertEquals(SupportedDialects.NEWEST.version(), ready(find(null)).version());
    }

    @Test
    void theInstalledOneComesBeforeThePathAndTheNamedOneBeforeBoth() throws Exception {
        ato("bin", "0.15.7");
        Path installed = ato("data/atopile-0.15.9/bin", "0.15.9");
        Path named = ato("named", "0.15.8");
        assertEquals(installed, ready(find(null)).program());
        assertEquals(named, ready(find(named)).program());
        assertInstanceOf(AtoSearchResult.Missing.class, find(home.resolve("nowhere")));
    }

    @Test
    void theInterpreterOfAPythonScriptIsReadAndNotAskedFor() throws Exception {
        var python = Files.createDirectories(home.resolve("bin")).resolve("python3.14");
        Files.writeString(python, "#!/bin/sh\n[ \"$2\" = self-check ] && echo 0.15.9\n");
        python.toFile().setExecutable(true);
        var ato = Files.writeString(home.resolve("bin/ato"), "#!%s\nimport sys\n".formatted(python));
        ato.toFile().setExecutable(true);
        assertEquals(python, ready(find(null)).python());
        python.toFile().delete();
        assertInstanceOf(AtoSearchResult.Broken.class, find(null));
    }

    @Test
    void otherVersionsAreRefusedAndMuteOnesAreBroken() throws Exception {
        assertInstanceOf(AtoSearchResult.Missing.class, find(null));
        Path ato = ato("bin", "0.14.1005");
        assertEquals(
                new AtoVersion(0, 14, 1005),
                assertInstanceOf(AtoSearchResult.Refused.class, find(null)).version());
        Files.writeString(ato, "#!/bin/sh\nexit 1\n");
        assertInstanceOf(AtoSearchResult.Broken.class, find(null));
    }

    @Test
    void stateGoesWhereTheConventionSaysAndNeverToARelativePlace() {
        AtopileSettings settings = AtopileSettings.of(Map.of("HOME", "/h", "XDG_STATE_HOME", "/s", "XDG_DATA_HOME", "rel"));
        assertEquals(Path.of("/s/atopile-mcp"), settings.state());
        assertEquals(Path.of("/h/.local/share/atopile-mcp"), settings.data());
        assertEquals(Path.of("/s/atopile/log"), settings.userLog());
    }

    private AtoSearchResult find(@Nullable Path named) throws InterruptedException {
        return new AtoFinder(new AtopileSettings(
                        named,
                        home.resolve("state"),
                        home.resolve("data"),
                        home.resolve("user-log"),
                        Map.of("PATH", home.resolve("bin") + ":/usr/bin:/bin")))
                .find();
    }

    private static AtoCli ready(AtoSearchResult search) {
        return assertInstanceOf(AtoSearchResult.Ready.class, search).cli();
    }

    /** A stand-in that answers the two questions, and leaves a trace of being asked. */
    private Path ato(String folder, String version) throws IOException {
        Path program = home.resolve(folder).resolve("ato");
        Files.createDirectories(home.resolve(folder));
        Files.writeString(program, """
                #!/bin/sh
                touch %s
                case "$1" in
                  self-check) echo %s ;;
                  --python-path) echo /bin/sh ;;
                esac
                """.formatted(home.resolve("asked"), version));
        program.toFile().setExecutable(true);
        return program;
    }
}
