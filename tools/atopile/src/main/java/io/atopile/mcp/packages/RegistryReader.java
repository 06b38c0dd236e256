package io.atopile.mcp.packages;

import java.util.List;
import java.util.Optional;
import java.util.stream.StreamSupport;
import tools.jackson.databind.JsonNode;

/** Reads the registry's JSON. What is missing stays empty; what is long is cut; what can't be a package is left out. */
final class RegistryReader {

    private static final int LONGEST = 400;
    private static final int LONGEST_README = 20_000;
    private static final int MOST = 500;

    private RegistryReader() {}

    /** Empty when it isn't the list that it should be. */
    static Optional<List<RegistryPackage.Brief>> briefs(JsonNode body) {
        return list(body.path("packages")).map(items -> items.stream()
                .filter(item -> PackageId.of(item.path("identifier").asString("")).isPresent())
                .map(item -> new RegistryPackage.Brief(
                        item.path("identifier").asString(),
                        text(item, "version").orElse(""),
                        text(item, "summary").orElse(""),
                        item.path("downloads").isIntegralNumber() ? Optional.of(item.path("downloads").asInt()) : Optional.empty()))
                .toList());
    }

    static Optional<List<RegistryPackage.Release>> releases(JsonNode body) {
        return list(body.path("releases")).map(items -> items.stream()
                .map(item -> new RegistryPackage.Release(
                        text(item, "version").orElse(""),
                        text(item, "released_at").orElse(""),
                        text(item, "requires_atopile").orElse(""),
                        text(item, "yanked_at").isPresent()))
                .filter(release -> PackageId.isVersion(release.version()))
                .toList());
    }

    static Optional<RegistryPackage> release(JsonNode body) {
        var info = body.path("info");
        if (PackageId.of(info.path("identifier").asString("")).isEmpty() || !PackageId.isVersion(info.path("version").asString(""))) {
            return Optional.empty();
        }
        return Optional.of(new RegistryPackage(
                info.path("identifier").asString(),
                info.path("version").asString(),
                text(info, "summary").orElse(""),
                text(info, "license"),
                text(info, "homepage"),
                text(info, "repository"),
                text(info, "requires_atopile").orElse(""),
                text(info.path("hashes"), "sha256"),
                text(info, "filename").orElse(""),
                text(info, "yanked_at").map(when -> text(info, "yanked_reason").orElse("withdrawn at " + when)),
                imports(info),
                dependencies(info),
                Optional.of(body.path("readme").asString("")).filter(text -> !text.isBlank()).map(text -> cut(text, LONGEST_README))));
    }

    /** The version of a package that the registry gives for its name alone. */
    static Optional<String> newest(JsonNode body) {
        return Optional.of(body.path("info").path("version").asString("")).filter(PackageId::isVersion);
    }

    private static List<String> imports(JsonNode info) {
        return list(info.path("import_statements")).orElse(List.of()).stream().flatMap(item -> text(item, "import_statement").stream()).toList();
    }

    private static List<PackageDependency> dependencies(JsonNode info) {
        return list(info.path("dependencies").path("requires")).orElse(List.of()).stream()
                .filter(item -> PackageId.of(item.path("identifier").asString("")).isPresent())
                .map(item -> PackageDependency.registry(item.path("identifier").asString(), text(item, "release")))
                .toList();
    }

    private static Optional<List<JsonNode>> list(JsonNode node) {
        return node.isArray() ? Optional.of(StreamSupport.stream(node.spliterator(), false).limit(MOST).toList()) : Optional.empty();
    }

    private static Optional<String> text(JsonNode node, String field) {
        var value = node.path(field).asString("").replaceAll("\\p{Cntrl}+", " ").strip();
        return value.isEmpty() ? Optional.empty() : Optional.of(cut(value, LONGEST));
    }

    private static String cut(String text, int longest) {
        return text.length() <= longest ? text : text.substring(0, longest) + "…";
    }
}
