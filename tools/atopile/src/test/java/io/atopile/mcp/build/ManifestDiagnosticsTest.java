package io.atopile.mcp.build;

import static org.junit.jupiter.api.Assertions.assertEquals;

import io.atopile.mcp.dialect.SupportedDialects;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import java.util.Optional;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

/** What atopile prints about a manifest that it refuses becomes diagnostics with the manifest's lines. */
class ManifestDiagnosticsTest {

    private static final String BUILDS = "builds:\n  default:\n    entry: main.ato:App\n";

    @TempDir
    Path root;

    @Test
    void everyFaultOfTheManifestIsADiagnosticWithItsLine() throws Exception {
        var found = read(
                "ato-version: ^0.2.0\npaths:\n  src: ./\n  footprints: ./f\n" + BUILDS,
                """
                Traceback (most recent call last):
                  File "config.py", line 912
                    raise UserConfigurationError(
                atopile.errors.UserConfigurationError: The 'ato-version' field in your ato.yaml is deprecated. Use 'requires-atopile' instead.
                """);
        assertEquals(List.of("bad_manifest ato.yaml:1", "bad_manifest ato.yaml:4"), found.stream().map(ManifestDiagnosticsTest::describe).toList());
        assertEquals(Optional.of("ato-version: ^0.2.0"), found.getFirst().source());
    }

    @Test
    void aFaultThatOnlyAtopileKnowsIsLocatedByTheFieldThatItNames() throws Exception {
        var found = read(
                BUILDS + "open_layout_on_build: perhaps\n",
                """
                  + Exception Group Traceback (most recent call last):
                  | ExceptionGroup: Configuration is invalid (1 sub-exception)
                    | atopile.errors.UserConfigurationError: Input should be a valid boolean, unable to interpret input: `open_layout_on_build`
                """);
        assertEquals(List.of("bad_manifest ato.yaml:4"), found.stream().map(ManifestDiagnosticsTest::describe).toList());
    }

    @Test
    void packagesAndEntriesHaveTheLineThatNamesThem() throws Exception {
        var packages = read(
                BUILDS + "dependencies:\n- type: registry\n  identifier: a/b\n  release: 1.0.0\n",
                "DependencyError: Dependencies in ato.yaml are not installed: a/b. Builds don't fetch packages; packages_sync installs them.");
        assertEquals(List.of("dependency_unavailable ato.yaml:6"), packages.stream().map(ManifestDiagnosticsTest::describe).toList());
        var entry = read(BUILDS, "atopile.errors.UserBadParameterError: The entry you have specified does not exist.\n");
        assertEquals(List.of("unknown_entry ato.yaml:3"), entry.stream().map(ManifestDiagnosticsTest::describe).toList());
    }

    @Test
    void anotherEndWithoutALogIsACrash() throws Exception {
        var found = read(BUILDS, "RuntimeError: boom\n");
        assertEquals(List.of("crashed"), found.stream().map(Diagnostic::code).toList());
        assertEquals(Optional.empty(), found.getFirst().file());
    }

    private List<Diagnostic> read(String manifest, String console) throws IOException {
        Files.writeString(root.resolve("ato.yaml"), manifest);
        Path errors = Files.writeString(root.resolve("errors"), console);
        return new DiagnosticReader(root, SupportedDialects.NEWEST).ofConsole(errors, Optional.empty(), "main.ato:App");
    }

    private static String describe(Diagnostic found) {
        return "%s %s:%d".formatted(found.code(), found.file().orElse(""), found.line().orElse(0));
    }
}
