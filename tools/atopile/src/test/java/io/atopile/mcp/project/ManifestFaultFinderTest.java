package io.atopile.mcp.project;

import static org.junit.jupiter.api.Assertions.assertEquals;

import io.atopile.mcp.dialect.AtoVersion;
import io.atopile.mcp.dialect.SupportedDialects;
import io.atopile.mcp.process.ScriptResource;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.Comparator;
import java.util.List;
import java.util.Optional;
import java.util.stream.Stream;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.Arguments;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.MethodSource;

/** Faults of manifests of older atopile versions and of people, all of which the real atopile refuses, and the files that it takes. */
class ManifestFaultFinderTest {

    private static final String BUILDS = "builds:\n  default:\n    entry: main.ato:App\n";

    static Stream<Arguments> faults() {
        return Arrays.stream(ScriptResource.read(ManifestFaultFinderTest.class, "manifests.txt").split("(?m)^=== ", -1)).skip(1).map(section -> {
            String[] parts = section.split("(?m)^(?:>>>|<<<)\\n", -1);
            int title = parts[0].indexOf('\n');
            return Arguments.of(parts[0].substring(0, title), parts[0].substring(title + 1), parts[1].strip(), parts[2].strip());
        });
    }

    @ParameterizedTest(name = "{0}")
    @MethodSource("faults")
    void faultsAreFoundWithTheirLinesAndEdits(String title, String text, String found, String mended) {
        var faults = ManifestFaultFinder.find(SupportedDialects.NEWEST, text);
        assertEquals(found, String.join("\n", faults.stream().map(fault -> "%d-%d %s".formatted(fault.line(), fault.last(), fault.problem())).toList()), title);
        if (!mended.isEmpty()) {
            var lines = new ArrayList<>(text.lines().toList());
            faults.stream().sorted(Comparator.comparingInt(ManifestFault::line).reversed()).forEach(fault -> {
                lines.subList(fault.line() - 1, fault.last()).clear();
                lines.addAll(fault.line() - 1, fault.replacement().orElseThrow());
            });
            assertEquals(mended.lines().toList(), lines, title);
            assertEquals(List.of(), ManifestFaultFinder.find(SupportedDialects.NEWEST, mended + "\n"), title);
        } else {
            assertEquals(List.of(), faults.stream().filter(fault -> fault.replacement().isPresent()).toList(), title);
        }
    }

    @Test
    void aFieldThatAtopileNamesIsLocated() {
        String text = BUILDS + "paths:\n  src: ./\ndependencies:\n- a/b\n- type: file\n";
        assertEquals(Optional.of(3), ManifestFaultFinder.findLine(text, "builds.default.entry"));
        assertEquals(Optional.of(2), ManifestFaultFinder.findLine(text, "builds.default.targets[0]"));
        assertEquals(Optional.of(8), ManifestFaultFinder.findLine(text, "dependencies[1].path"));
        assertEquals(Optional.of(1), ManifestFaultFinder.findLine(text, "nothing.here"));
        assertEquals(Optional.empty(), ManifestFaultFinder.findLine("a: [", "a"));
    }

    @ParameterizedTest
    @CsvSource({
        "^0.15.0, 0.15.9, true", "^0.15.9, 0.15.9, true", "^0.16.0, 0.15.9, false", "^0.14.1004, 0.15.9, false", "^0.14, 0.15.9, false",
        "0.12.0, 0.15.9, false", "0.15.0, 0.15.9, true", "'>=0.15.0,<0.16.0', 0.15.9, true", "'>=0.14.0,<0.15.0', 0.15.9, false",
        ">=0.14, 0.15.9, true", "<=0.15.9, 0.15.9, true", "<0.15.9, 0.15.9, false", ">0.15.9, 0.15.9, false", "~0.15.2, 0.15.9, true",
        "==0.15.9, 0.15.9, true", "=0.15.8, 0.15.9, false", "^1.2.0, 1.9.0, true", "^1.2.0, 2.0.0, false"
    })
    void aRequirementAdmitsTheVersionsOfItsRange(String requirement, String installed, boolean admitted) {
        assertEquals(admitted, VersionRequirement.parse(requirement).orElseThrow().isSatisfiedBy(AtoVersion.parse(installed).orElseThrow()));
    }

    @ParameterizedTest
    @CsvSource({"latest", "'>=0.15,soon'", "''", "^x.1", "1"})
    void anotherFormOfRequirementIsNotJudged(String requirement) {
        assertEquals(!requirement.matches("\\d+"), VersionRequirement.parse(requirement).isEmpty());
    }

    @Test
    void aMismatchIsToldWithItsLine(@TempDir Path root) throws Exception {
        var installed = AtoVersion.parse("0.15.9").orElseThrow();
        assertEquals(Optional.empty(), VersionRequirement.findMismatch(root, installed));
        Files.writeString(root.resolve("ato.yaml"), BUILDS + "requires-atopile: \"^0.16.0\"\n");
        assertEquals(
                Optional.of(new VersionRequirement.Mismatch(
                        4, true, "The project asks for atopile ^0.16.0, but 0.15.9 is installed and was used; the language and the library differ between minor versions.")),
                VersionRequirement.findMismatch(root, installed));
        Files.writeString(root.resolve("ato.yaml"), BUILDS + "requires-atopile: \"^0.15.0\"\n");
        assertEquals(Optional.empty(), VersionRequirement.findMismatch(root, installed));
    }
}
