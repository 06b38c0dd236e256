package io.atopile.mcp.conformance.house;

import static java.util.stream.Collectors.groupingBy;
import static java.util.stream.Collectors.toSet;
import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertTrue;

import io.atopile.mcp.conformance.Repository;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import java.util.Set;
import java.util.regex.Pattern;
import java.util.stream.Stream;
import org.junit.jupiter.api.Test;

/** What holds for every source file, shipped or not. */
class HouseRulesTest {

    private static final int LONGEST_FILE = 300;
    private static final int LONGEST_METHOD = 30;
    private static final Set<String> TOP_LEVEL =
            Set.of("README.md", "server", "tools", "skills", "conformance", "docs", "pom.xml");
    private static final Set<String> CATCH_ALLS = Set.of(
            "util", "utils", "common", "commons", "helper", "helpers", "manager", "managers", "impl", "misc", "shared");

    /** Put together here, or this file would hold what it forbids. */
    private static final Pattern PUT_OFF = Pattern.compile("\\bTO" + "DO\\b|\\bFIX" + "ME\\b|@Dis" + "abled");

    private static final List<Path> SOURCES = Sources.all();

    @Test
    void theTopLevelIsExact() throws IOException {
        try (var entries = Files.list(Repository.ROOT)) {
            var visible = entries.map(entry -> entry.getFileName().toString())
                    .filter(name -> !name.startsWith("."))
                    .collect(toSet());
            assertEquals(TOP_LEVEL, visible);
        }
    }

    @Test
    void noFileIsLong() {
        assertNone(SOURCES.stream()
                .filter(file -> Sources.lines(file).size() > LONGEST_FILE)
                .map(Sources::name));
    }

    @Test
    void noMethodIsLong() {
        var methods = Methods.in(SOURCES);
        assertTrue(methods.size() > SOURCES.size(), "Hardly any method was found");
        assertNone(methods.stream()
                .filter(method -> method.lines() > LONGEST_METHOD)
                .map(method -> "%s: %s has %d lines"
                        .formatted(Sources.name(method.file()), method.name(), method.lines())));
    }

    @Test
    void noPackageIsACatchAll() {
        assertNone(SOURCES.stream()
                .map(Sources::packageOf)
                .distinct()
                .filter(name -> Stream.of(name.split("\\.")).anyMatch(CATCH_ALLS::contains)));
    }

    @Test
    void everyPackageIsNullMarkedInItsModule() {
        var marked = SOURCES.stream()
                .filter(file -> file.endsWith("package-info.java"))
                .filter(file -> Sources.lines(file).contains("@NullMarked"))
                .map(HouseRulesTest::modulePackage)
                .collect(toSet());
        assertNone(SOURCES.stream()
                .filter(file -> !file.startsWith(Repository.ROOT.resolve(".ci")))
                .collect(groupingBy(HouseRulesTest::modulePackage))
                .keySet()
                .stream()
                .filter(name -> !marked.contains(name)));
    }

    @Test
    void nothingIsPutOff() {
        assertNone(SOURCES.stream()
                .filter(file -> Sources.lines(file).stream().anyMatch(PUT_OFF.asPredicate()))
                .map(Sources::name));
    }

    /** A test may live in the package it tests, whose mark then covers it. */
    private static String modulePackage(Path file) {
        return Sources.name(file).split("/src/", 2)[0] + ": " + Sources.packageOf(file);
    }

    private static void assertNone(Stream<String> offenders) {
        assertEquals(List.of(), offenders.sorted().toList());
    }
}
