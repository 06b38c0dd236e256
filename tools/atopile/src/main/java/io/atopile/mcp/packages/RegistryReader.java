package io.atopile.mcp.packages;

import io.atopile.mcp.http.ResponseText;
import java.util.List;
import java.util.Optional;
import java.util.stream.StreamSupport;
import tools.jackson.databind.JsonNode;

/** Reads the registry's JSON. Missing fields stay empty, long texts are truncated, and entries that aren't valid packages are omitted. */
final class RegistryReader {

    private static final int LONGEST = 400;
    private static final int LONGEST_README = 20_000;
    private static final int MOST = 500;

    private RegistryReader() {}

    /** Empty if the body isn't the expected list. */
    static Optional<List<RegistryPackage.Brief>> readBriefs(JsonNode body) {
        return list(body.path("packages")).map(items -> items.stream()
                .filter(item -> PackageId.of(item.path("identifier").asString("")).isPresent())
                .map(item -> new RegistryPackage.Brief(
                        item.path("identifier").asString(),
                        findText(item, "version").orElse(""),
                        findText(item, "summary").orElse(""),
                        item.path("downloads").isIntegralNumber() ? Optional.of(item.path("downloads").asInt()) : Optional.empty()))
                .toList());
    }

    static Optional<List<RegistryPackage.Release>> readReleases(JsonNode body) {
        return list(body.path("releases")).map(items -> items.stream()
                .map(item -> new RegistryPackage.Release(
                        findText(item, "version").orElse(""),
                        findText(item, "released_at").orElse(""),
                        findText(item, "requires_atopile").orElse(""),
                        findText(item, "yanked_at").isPresent()))
                .filter(release -> PackageId.isVersion(release.version()))
                .toList());
    }

    static Optional<RegistryPackage> readRelease(JsonNode body) {
        var info = body.path("info");
        if (PackageId.of(info.path("identifier").asString("")).isEmpty() || !PackageId.isVersion(info.path("version").asString(""))) {
            return Optional.empty();
        }
        return Optional.of(new RegistryPackage(
                info.path("identifier").asString(),
                info.path("version").asString(),
                findText(info, "summary").orElse(""),
                findText(info, "license"),
                findText(info, "homepage"),
                findText(info, "repository"),
                findText(info, "requires_atopile").orElse(""),
                findText(info.path("hashes"), "sha256"),
                findText(info, "filename").orElse(""),
                findText(info, "yanked_at").map(when -> findText(info, "yanked_reason").orElse("withdrawn at " + when)),
                readImports(info),
                readDependencies(info),
                Optional.of(body.path("readme").asString("")).filter(text -> !text.isBlank()).map(RegistryReader::cutReadme)));
    }

    private static String cutReadme(String text) {
        return text.length() <= LONGEST_README ? text : text.substring(0, LONGEST_README) + "…";
    }

    /** Reads the version that the registry returns for a package's name alone. */
    static Optional<String> readNewestVersion(JsonNode body) {
        return Optional.of(body.path("info").path("version").asString("")).filter(PackageId::isVersion);
    }

    private static List<String> readImports(JsonNode info) {
        return list(info.path("import_statements")).orElse(List.of()).stream().flatMap(item -> findText(item, "import_statement").stream()).toList();
    }

    private static List<PackageDependency> readDependencies(JsonNode info) {
        return list(info.path("dependencies").path("requires")).orElse(List.of()).stream()
                .filter(item -> PackageId.of(item.path("identifier").asString("")).isPresent())
                .map(item -> PackageDependency.ofRegistry(item.path("identifier").asString(), findText(item, "release")))
                .toList();
    }

    private static Optional<List<JsonNode>> list(JsonNode node) {
        return node.isArray() ? Optional.of(StreamSupport.stream(node.spliterator(), false).limit(MOST).toList()) : Optional.empty();
    }

    private static Optional<String> findText(JsonNode node, String field) {
        return Optional.of(ResponseText.shorten(node.path(field).asString(""), LONGEST)).filter(value -> !value.isEmpty());
    }
}
