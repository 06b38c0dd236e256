package io.atopile.mcp.conformance.house;

import static java.util.stream.Collectors.groupingBy;
import static java.util.stream.Collectors.toSet;
import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertTrue;

import com.tngtech.archunit.core.domain.JavaClass;
import com.tngtech.archunit.core.domain.JavaMethod;
import com.tngtech.archunit.core.domain.JavaModifier;
import com.tngtech.archunit.core.importer.ClassFileImporter;
import io.atopile.mcp.conformance.Repository;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.util.List;
import java.util.Map;
import java.util.Objects;
import java.util.Set;
import java.util.regex.Pattern;
import java.util.stream.Stream;
import org.junit.jupiter.api.Test;

/** Names of what is shipped: classes in the terms of {@code docs/glossary.md}, methods that begin with a verb. */
class NamingRulesTest {

    private static final double MOST_ONE_WORD_CLASSES = 0.15;
    private static final double LEAST_VERBS = 0.6;
    private static final Pattern WORD = Pattern.compile("[A-Z]+(?![a-z])|[A-Z][a-z0-9]*");
    private static final Pattern FIRST_WORD = Pattern.compile("^[a-z0-9]+");
    private static final Pattern GLOSSARY_NAME = Pattern.compile("(?m)^\\| `(\\w+)` \\|");
    private static final Set<String> VERBS = words("verbs.txt");
    private static final Set<String> IRREGULAR_PARTICIPLES = words("participles.txt");
    private static final Set<String> NO_PARTICIPLES = Set.of("need", "feed", "embed", "seed", "exceed", "proceed", "speed", "shed");

    private static final Set<String> MAIN = Sources.all().stream()
            .filter(file -> file.toString().contains("/src/main/java/"))
            .map(file -> Sources.packageOf(file) + "." + file.getFileName().toString().replace(".java", ""))
            .collect(toSet());

    private static final List<JavaClass> SHIPPED = new ClassFileImporter()
            .importPackages("io.atopile.mcp").stream()
                    .filter(type -> MAIN.contains(type.getName().replaceFirst("\\$.*", "")))
                    .filter(type -> !type.isAnonymousClass() && !type.isLocalClass() && !type.getSimpleName().equals("package-info"))
                    .toList();

    private static final List<String> CLASS_NAMES =
            SHIPPED.stream().filter(JavaClass::isTopLevelClass).map(JavaClass::getSimpleName).toList();

    private static final List<JavaMethod> METHODS = SHIPPED.stream()
            .flatMap(type -> type.getMethods().stream())
            .filter(NamingRulesTest::isNamedByUs)
            .toList();

    private static Set<String> words(String resource) {
        try (var bytes = Objects.requireNonNull(NamingRulesTest.class.getResourceAsStream(resource))) {
            return Set.of(new String(bytes.readAllBytes(), StandardCharsets.UTF_8).strip().split("\\s+"));
        } catch (IOException failure) {
            throw new UncheckedIOException(failure);
        }
    }

    @Test
    void noSimpleNameIsUsedTwice() {
        var twice = CLASS_NAMES.stream().collect(groupingBy(name -> name)).entrySet().stream()
                .filter(same -> same.getValue().size() > 1)
                .map(Map.Entry::getKey)
                .sorted()
                .toList();
        assertEquals(List.of(), twice);
    }

    @Test
    void aNameOfOneWordIsInTheGlossary() throws IOException {
        var text = Files.readString(Repository.ROOT.resolve("docs/glossary.md"));
        var listed = GLOSSARY_NAME.matcher(text).results().map(match -> match.group(1)).collect(toSet());
        var oneWord = CLASS_NAMES.stream().filter(name -> WORD.matcher(name).results().count() == 1).collect(toSet());
        assertEquals(listed.stream().sorted().toList(), oneWord.stream().sorted().toList());
        var share = (double) oneWord.size() / CLASS_NAMES.size();
        System.out.printf("classes: %d, of one word %d (%.1f %%)%n", CLASS_NAMES.size(), oneWord.size(), 100 * share);
        assertTrue(share <= MOST_ONE_WORD_CLASSES, () -> "too many names of one word: " + oneWord);
    }

    @Test
    void noMethodIsABareParticiple() {
        assertEquals(List.of(), METHODS.stream().filter(method -> isParticiple(method.getName())).map(NamingRulesTest::place).sorted().toList());
    }

    @Test
    void methodsBeginWithAVerbOrReturnWhatTheyAreCalled() {
        var verbs = METHODS.stream().filter(NamingRulesTest::beginsWithVerb).count();
        var share = (double) verbs / METHODS.size();
        System.out.printf("methods but accessors of records: %d, with a verb %d (%.1f %%)%n", METHODS.size(), verbs, 100 * share);
        assertTrue(share >= LEAST_VERBS, () -> "%.1f %%".formatted(100 * share));
        var others = METHODS.stream()
                .filter(method -> !beginsWithVerb(method))
                .filter(method -> !method.getRawParameterTypes().isEmpty() || method.getRawReturnType().getName().equals("void"))
                .map(NamingRulesTest::place)
                .sorted()
                .toList();
        assertEquals(List.of(), others);
    }

    private static boolean beginsWithVerb(JavaMethod method) {
        var first = FIRST_WORD.matcher(method.getName());
        return first.find() && VERBS.contains(first.group());
    }

    private static boolean isParticiple(String name) {
        return IRREGULAR_PARTICIPLES.contains(name) || (name.matches("[a-z]+ed") && !NO_PARTICIPLES.contains(name));
    }

    private static boolean isNamedByUs(JavaMethod method) {
        var owner = method.getOwner();
        return !method.getModifiers().contains(JavaModifier.SYNTHETIC)
                && !method.getModifiers().contains(JavaModifier.BRIDGE)
                && !(owner.isEnum() && Set.of("values", "valueOf").contains(method.getName()))
                && !(owner.isRecord() && method.getRawParameterTypes().isEmpty() && owner.tryGetField(method.getName()).isPresent())
                && !owner.isAnnotation()
                && !isInherited(method);
    }

    private static boolean isInherited(JavaMethod method) {
        var owner = method.getOwner();
        return Stream.concat(owner.getAllRawSuperclasses().stream(), owner.getAllRawInterfaces().stream())
                .flatMap(type -> type.getMethods().stream())
                .anyMatch(other -> other.getName().equals(method.getName())
                        && other.getRawParameterTypes().size() == method.getRawParameterTypes().size());
    }

    private static String place(JavaMethod method) {
        return method.getOwner().getName().replace("io.atopile.mcp.", "") + "#" + method.getName() + "/" + method.getRawParameterTypes().size();
    }
}
