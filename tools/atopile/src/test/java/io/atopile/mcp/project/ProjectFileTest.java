package io.atopile.mcp.project;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertInstanceOf;

import java.io.IOException;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

class ProjectFileTest {

    @TempDir
    Path root;

    @Test
    void targetsComeInTheirOrderWithTheirEntries() throws IOException {
        Project project = read("""
                requires-atopile: "^0.15.0"
                package: {identifier: me/board, version: 1.0.0}
                paths:
                  src: ./elec/src
                  layout: ./layouts
                builds:
                  zeta: {entry: "elec/src/z.ato:Z", targets: [mfg-data]}
                  alpha:
                    entry: a.ato:A
                """);
        Path real = root.toRealPath();
        assertEquals(
                new Project(
                        real,
                        "me/board",
                        real.resolve("elec/src"),
                        real.resolve("layouts"),
                        real.resolve("build"),
                        List.of(
                                new Target("zeta", "elec/src/z.ato:Z", List.of("mfg-data")),
                                new Target("alpha", "a.ato:A", List.of())),
                        project.paths()),
                project);
        assertEquals("elec/src/z.ato", project.targets().getFirst().entryFile());
    }

    @Test
    void whatIsNotSaidIsAsAtopileAssumesIt() throws IOException {
        Project project = read("requires-atopile: ^0.15.0\nbuilds:\n");
        assertEquals(List.of(), project.targets());
        assertEquals(root.toRealPath().resolve("elec/src"), project.source());
        assertEquals(String.valueOf(root.toRealPath().getFileName()), project.name());
    }

    @ParameterizedTest
    @CsvSource(
            delimiter = '|',
            quoteCharacter = '`',
            value = {
                "`builds:\n  a: [` | 2",
                "`builds:\n  - a` | 2",
                "`builds:\n  a: 3` | 2",
                "`paths:\n  src:\n    - x` | 3",
                "`builds:\n  a: {entry: x, targets: all}` | 2",
                "`[]` | 1",
                "`` | 1"
            })
    void whatCannotBeReadIsToldWithItsLine(String text, int line) throws IOException {
        Files.writeString(root.resolve(Project.FILE), text);
        assertEquals(line, assertInstanceOf(ProjectReadResult.Malformed.class, ProjectFile.read(root)).line());
    }

    @Test
    void aFileThatIsNotTextIsMalformedAndNoneIsAbsent() throws IOException {
        assertEquals(new ProjectReadResult.Absent(), ProjectFile.read(root));
        Files.write(root.resolve(Project.FILE), new byte[] {(byte) 0xff, (byte) 0xfe, 'a'});
        assertInstanceOf(ProjectReadResult.Malformed.class, ProjectFile.read(root));
        Files.write(root.resolve(Project.FILE), "a: \u0000".getBytes(StandardCharsets.UTF_8));
        assertInstanceOf(ProjectReadResult.Malformed.class, ProjectFile.read(root));
    }

    @Test
    void nestedProjectsAreFoundAndInstalledPackagesAreNot() throws IOException {
        for (String place : List.of(".", "packages/a", "packages/b/deep", ".ato/modules/x/y", "build/copy")) {
            Files.createDirectories(root.resolve(place));
            Files.writeString(root.resolve(place).resolve(Project.FILE), "builds: {}\n");
        }
        Path base = root.toAbsolutePath().normalize();
        assertEquals(
                List.of(base, base.resolve("packages/a"), base.resolve("packages/b/deep")), Projects.listBelow(root));
    }

    private Project read(String text) throws IOException {
        Files.writeString(root.resolve(Project.FILE), text);
        return assertInstanceOf(ProjectReadResult.Read.class, ProjectFile.read(root)).project();
    }
}
