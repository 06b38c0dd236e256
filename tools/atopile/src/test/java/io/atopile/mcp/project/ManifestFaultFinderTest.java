package io.atopile.mcp.project;

import static org.junit.jupiter.api.Assertions.assertEquals;

import io.atopile.mcp.dialect.AtoVersion;
import io.atopile.mcp.dialect.SupportedDialects;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
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

    private static Arguments fault(String title, String text, String found, String mended) {
        return Arguments.of(title, text, found, mended);
    }

    static Stream<Arguments> faults() {
        return Stream.of(
                fault("ato-version", "ato-version: ^0.2.0\n" + BUILDS, "1-1 the field `ato-version` was replaced by `requires-atopile`", "requires-atopile: \"^0.15.0\"\n" + BUILDS),
                fault("requires-version", BUILDS + "requires-version: ^0.4\n", "4-4 the field `requires-version` was replaced by `requires-atopile`", BUILDS + "requires-atopile: \"^0.15.0\"\n"),
                fault(
                        "both fields",
                        "requires-atopile: ^0.15.0\nato-version: 0.2\n" + BUILDS,
                        "2-2 the field `ato-version` was replaced by `requires-atopile`",
                        "requires-atopile: ^0.15.0\n" + BUILDS),
                fault(
                        "footprints",
                        "paths:\n  src: ./\n  footprints: ./f\n" + BUILDS,
                        "3-3 paths.footprints is no longer supported: footprints belong to parts, each in a folder of its own",
                        "paths:\n  src: ./\n" + BUILDS),
                fault("only footprints", "paths:\n  footprints: ./f\n" + BUILDS, "1-2 paths.footprints is no longer supported: footprints belong to parts, each in a folder of its own", BUILDS),
                fault("component_lib", "paths:\n  src: ./\n  component_lib: ./c\n" + BUILDS, "3-3 paths.component_lib is no longer supported: the field `parts` replaces it", "paths:\n  src: ./\n" + BUILDS),
                fault("empty footprints", "paths:\n  src: ./\n  footprints:\n" + BUILDS, "", "paths:\n  src: ./\n  footprints:\n" + BUILDS),
                fault(
                        "short requirement",
                        "requires-atopile: ^0.15\n" + BUILDS,
                        "1-1 `^0.15` is no valid requirement: it needs a version of three numbers such as ^0.15.0",
                        "requires-atopile: \"^0.15.0\"\n" + BUILDS),
                fault(
                        "short lower bound",
                        "requires-atopile: \">=0.14\"\n" + BUILDS,
                        "1-1 `>=0.14` is no valid requirement: it needs a version of three numbers such as ^0.15.0",
                        "requires-atopile: \">=0.14.0\"\n" + BUILDS),
                fault("requirement in words", "requires-atopile: latest\n" + BUILDS, "1-1 `latest` is no valid requirement: it needs a version of three numbers such as ^0.15.0", ""),
                fault("unknown field", BUILDS + "layouts: ./x\n", "4-4 atopile knows no field `layouts`", ""),
                fault(
                        "dependency without a type",
                        BUILDS + "dependencies:\n- name: shelf\n  version_spec: '@0'\n  path: x\n",
                        "5-7 the dependency `shelf` has no `type`; one of registry, git, file is required",
                        ""),
                fault(
                        "two dependencies without a type",
                        BUILDS + "dependencies:\n- name: a\n- name: b\n",
                        "5-5 the dependency `a` has no `type`; one of registry, git, file is required;6-6 the dependency `b` has no `type`; one of registry, git, file is required",
                        ""),
                fault("unknown type", BUILDS + "dependencies:\n- type: npm\n  identifier: a/b\n", "5-6 the dependency `a/b` has the unknown type `npm`; one of registry, git, file is required", ""),
                fault("registry without an identifier", BUILDS + "dependencies:\n- type: registry\n  release: 1.0.0\n", "5-6 the registry dependency `without a name` has no `identifier`", ""),
                fault("git without an address", BUILDS + "dependencies:\n- type: git\n  identifier: a/b\n", "5-6 the git dependency `a/b` has no `repo_url`", ""),
                fault("package without an owner", "package:\n  identifier: board\n" + BUILDS, "2-2 `board` is no valid package identifier", ""),
                fault("short package version", "package:\n  identifier: me/board\n  version: 1.0\n" + BUILDS, "3-3 `1.0` is no valid package version", ""),
                fault("target without an entry", "builds:\n  default:\n    targets: []\n", "2-3 the target `default` has no `entry`", ""),
                fault("two targets of one entry", BUILDS + "  two:\n    entry: main.ato:App\n", "5-5 the targets `default` and `two` have the same entry", ""),
                fault(
                        "several at once",
                        "ato-version: 0.2.0\npaths:\n  src: ./\n  footprints: ./f\n" + BUILDS,
                        "1-1 the field `ato-version` was replaced by `requires-atopile`;4-4 paths.footprints is no longer supported: footprints belong to parts, each in a folder of its own",
                        "requires-atopile: \"^0.15.0\"\npaths:\n  src: ./\n" + BUILDS),
                fault(
                        "on one line with another",
                        "paths: {src: ./, footprints: ./f}\n" + BUILDS,
                        "1-1 paths.footprints is no longer supported: footprints belong to parts, each in a folder of its own",
                        ""),
                fault("nothing", "requires-atopile: \">=0.15.0,<0.16.0\"\n" + BUILDS + "dependencies:\n- a/b@1.0.0\n- type: file\n  path: ./x\n", "", ""),
                fault("no mapping", "- a\n", "", ""),
                fault("no YAML", "a: [\n", "", ""));
    }

    @ParameterizedTest(name = "{0}")
    @MethodSource("faults")
    void faultsAreFoundWithTheirLinesAndEdits(String title, String text, String found, String mended) {
        var faults = ManifestFaultFinder.find(SupportedDialects.NEWEST, text);
        assertEquals(found, String.join(";", faults.stream().map(fault -> "%d-%d %s".formatted(fault.line(), fault.last(), fault.problem())).toList()), title);
        if (!mended.isEmpty()) {
            var lines = new ArrayList<>(text.lines().toList());
            faults.stream().sorted(Comparator.comparingInt(ManifestFault::line).reversed()).forEach(fault -> {
                lines.subList(fault.line() - 1, fault.last()).clear();
                lines.addAll(fault.line() - 1, fault.replacement().orElseThrow());
            });
            assertEquals(mended.lines().toList(), lines, title);
            assertEquals(List.of(), ManifestFaultFinder.find(SupportedDialects.NEWEST, mended), title);
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
        assertEquals(admitted, VersionRequirement.parse(requirement).orElseThrow().admits(AtoVersion.parse(installed).orElseThrow()));
    }

    @ParameterizedTest
    @CsvSource({"latest", "'>=0.15,soon'", "''", "^x.1", "1"})
    void anotherFormOfRequirementIsNotJudged(String requirement) {
        assertEquals(!requirement.matches("\\d+"), VersionRequirement.parse(requirement).isEmpty());
    }

    @Test
    void aMismatchIsToldWithItsLine(@TempDir Path root) throws Exception {
        var installed = AtoVersion.parse("0.15.9").orElseThrow();
        assertEquals(Optional.empty(), VersionRequirement.describeMismatch(root, installed));
        Files.writeString(root.resolve("ato.yaml"), BUILDS + "requires-atopile: \"^0.16.0\"\n");
        assertEquals(
                Optional.of("ato.yaml:4: the project asks for atopile ^0.16.0, but 0.15.9 is installed and was used; the language and the library differ between minor versions."),
                VersionRequirement.describeMismatch(root, installed));
        Files.writeString(root.resolve("ato.yaml"), BUILDS + "requires-atopile: \"^0.15.0\"\n");
        assertEquals(Optional.empty(), VersionRequirement.describeMismatch(root, installed));
    }
}
