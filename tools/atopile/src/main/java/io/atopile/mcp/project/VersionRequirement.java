package io.atopile.mcp.project;

import io.atopile.mcp.dialect.AtoVersion;
import io.atopile.mcp.dialect.SupportedDialects;
import io.atopile.mcp.yaml.YamlDocument;
import java.nio.file.Path;
import java.util.Comparator;
import java.util.List;
import java.util.Optional;
import java.util.regex.MatchResult;
import java.util.regex.Pattern;
import org.jspecify.annotations.Nullable;

/**
 * The versions of atopile that a project asks for, such as {@code ^1.2.0} or {@code >=1.2.0,<1.4.0}. atopile itself doesn't check them when
 * it builds. A version without an operator means the same as with {@code ^}; below 1.0 that ends with the minor version.
 *
 * @param text as written in the manifest
 */
public record VersionRequirement(String text, List<Bound> bounds) {

    private static final Pattern PART = Pattern.compile("\\s*(\\^|~|[<>]=?|==?)?\\s*v?(\\d+)(?:\\.(\\d+))?(?:\\.(\\d+))?\\s*");
    private static final Comparator<AtoVersion> ORDER =
            Comparator.comparingInt(AtoVersion::major).thenComparingInt(AtoVersion::minor).thenComparingInt(AtoVersion::patch);

    /** One part of it: an operator and a version. */
    public record Bound(String operator, AtoVersion version) {

        boolean isSatisfiedBy(AtoVersion installed) {
            int order = ORDER.compare(installed, version);
            return switch (operator) {
                case "^", "" -> order >= 0 && isSameGeneration(installed, version);
                case "~" -> order >= 0 && installed.formatMinor().equals(version.formatMinor());
                case ">" -> order > 0;
                case ">=" -> order >= 0;
                case "<" -> order < 0;
                case "<=" -> order <= 0;
                default -> order == 0;
            };
        }

        private static boolean isSameGeneration(AtoVersion one, AtoVersion other) {
            return one.major() == other.major() && (other.major() > 0 || one.minor() == other.minor());
        }
    }

    public VersionRequirement {
        bounds = List.copyOf(bounds);
    }

    /** Reads a requirement; empty if it has another form. */
    public static Optional<VersionRequirement> parse(String text) {
        var bounds = Pattern.compile(",").splitAsStream(text).map(part -> PART.matcher(part)).filter(found -> found.matches()).map(found -> toBound(found.toMatchResult())).toList();
        return bounds.isEmpty() || bounds.size() != text.split(",", -1).length ? Optional.empty() : Optional.of(new VersionRequirement(text, bounds));
    }

    /**
     * The manifest asks for other versions than the installed one.
     *
     * @param line of the manifest
     * @param newer whether it asks for later versions
     */
    public record Mismatch(int line, boolean newer, String message) {}

    /** Returns whether the manifest in a directory asks for other versions than the installed one, and where. */
    public static Optional<Mismatch> findMismatch(Path root, AtoVersion installed) {
        var field = SupportedDialects.NEWEST.manifest().versionField();
        return ProjectFile.findText(root).flatMap(text -> YamlDocument.readMapping(text)
                .flatMap(top -> Optional.ofNullable(top.get(field)))
                .flatMap(value -> parse(String.valueOf(value)))
                .filter(wanted -> !wanted.isSatisfiedBy(installed))
                .map(wanted -> new Mismatch(
                        ManifestFaultFinder.findLine(text, field).orElse(1),
                        RequiredVersion.of(wanted, installed) == RequiredVersion.NEWER,
                        "The project asks for atopile %s, but %s is installed and was used; the language and the library differ between minor versions.".formatted(wanted.text(), installed))));
    }

    public boolean isSatisfiedBy(AtoVersion installed) {
        return bounds.stream().allMatch(bound -> bound.isSatisfiedBy(installed));
    }

    private static Bound toBound(MatchResult found) {
        var operator = found.group(1) == null ? "" : found.group(1);
        return new Bound(operator, new AtoVersion(parseNumber(found.group(2)), parseNumber(found.group(3)), parseNumber(found.group(4))));
    }

    private static int parseNumber(@Nullable String digits) {
        return digits == null || digits.length() > 9 ? 0 : Integer.parseInt(digits);
    }
}
