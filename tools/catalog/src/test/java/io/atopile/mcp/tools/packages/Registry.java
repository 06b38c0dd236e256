package io.atopile.mcp.tools.packages;

import io.atopile.mcp.http.LoopbackServer;
import io.atopile.mcp.tool.Json;
import java.io.ByteArrayOutputStream;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.charset.StandardCharsets;
import java.security.MessageDigest;
import java.security.NoSuchAlgorithmException;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.HexFormat;
import java.util.List;
import java.util.Map;
import java.util.Objects;
import java.util.zip.ZipEntry;
import java.util.zip.ZipOutputStream;
import tools.jackson.databind.node.ObjectNode;

/** A registry of packages on this machine, in the form of the real one. */
final class Registry implements AutoCloseable {

    private final LoopbackServer server;
    private final Map<String, List<ObjectNode>> releases = new HashMap<>();

    Registry() throws IOException {
        server = new LoopbackServer();
    }

    String url() {
        return server.url();
    }

    long asked(String path) {
        return server.asked(path);
    }

    /** Publishes a version; the last one published is the newest. */
    void publish(String identifier, String version, List<String> needs) {
        var archive = archive(identifier, version, needs, "");
        var release = release(identifier, version, needs, archive);
        releases.computeIfAbsent(identifier, _ -> new ArrayList<>()).addFirst(release);
        server.at(file(identifier, version), LoopbackServer.body(200, "application/zip", archive));
        server.at("/v1/package/" + identifier, LoopbackServer.json(Json.object().set("info", release).toString()));
        server.at(
                "/v1/package/" + identifier + "/releases/" + version,
                LoopbackServer.json(Json.object().put("readme", "About " + identifier).set("info", release).toString()));
        var all = Json.object();
        releases.get(identifier).forEach(all.putArray("releases")::add);
        server.at("/v1/package/" + identifier + "/releases", LoopbackServer.json(all.toString()));
        var found = Json.object();
        found.putArray("packages").addObject().put("identifier", identifier).put("version", version).put("summary", "Divides").put("url", "");
        server.at("/v1/packages?query=" + identifier.substring(identifier.indexOf('/') + 1), LoopbackServer.json(found.toString()));
    }

    /** Publishes an archive of one's own, under its right checksum. */
    void publish(String identifier, String version, byte[] archive) {
        publish(identifier, version, List.of());
        var release = release(identifier, version, List.of(), archive);
        Objects.requireNonNull(releases.get(identifier)).set(0, release);
        server.at(file(identifier, version), LoopbackServer.body(200, "application/zip", archive));
        server.at("/v1/package/" + identifier, LoopbackServer.json(Json.object().set("info", release).toString()));
        server.at(
                "/v1/package/" + identifier + "/releases/" + version,
                LoopbackServer.json(Json.object().put("readme", "").set("info", release).toString()));
    }

    void cutOff(String identifier, String version) {
        server.at(file(identifier, version), LoopbackServer.cutOff("application/zip", archive(identifier, version, List.of(), "")));
    }

    /** Sends another archive than the one whose checksum it gives. */
    void forge(String identifier, String version) {
        server.at(file(identifier, version), LoopbackServer.body(200, "application/zip", archive(identifier, version, List.of(), "# not what was published\n")));
    }

    void stall(String identifier, String version) {
        server.at(file(identifier, version), server.stutter());
    }

    void break503() {
        for (var path : List.of("/v1/packages?query=divider", "/v1/packages?query=usb", "/v1/package/acme/other")) {
            server.at(path, LoopbackServer.status(503, "{}"));
        }
    }

    private static String file(String identifier, String version) {
        return "/files/" + name(identifier, version);
    }

    private static String name(String identifier, String version) {
        return identifier.replace('/', '-') + "-" + version + ".zip";
    }

    private ObjectNode release(String identifier, String version, List<String> needs, byte[] archive) {
        var info = Json.object()
                .put("created_at", "2025-01-01T00:00:00+00:00")
                .put("released_at", "2025-01-01T00:00:00+00:00")
                .put("key", "key")
                .put("identifier", identifier)
                .put("version", version)
                .put("repository", "https://example.com/" + identifier)
                .put("license", "MIT")
                .put("summary", "Divides")
                .put("url", "https://example.com")
                .put("filename", name(identifier, version))
                .put("requires_atopile", "^0.15.0")
                .put("size", archive.length)
                .put("download_url", server.url() + file(identifier, version));
        List.of("homepage", "readme_url", "git_ref", "artifacts", "layouts", "yanked_at", "yanked_reason").forEach(info::putNull);
        info.putArray("authors");
        info.putObject("stats").put("total_downloads", 1).put("this_week_downloads", 1).put("this_month_downloads", 1);
        info.putObject("hashes").put("sha256", sha256(archive));
        info.putArray("builds").add("default");
        var requires = info.putObject("dependencies").putArray("requires");
        needs.forEach(need -> requires.addObject().put("type", "registry").put("identifier", need).putNull("release"));
        info.putArray("import_statements").addObject().put("build_name", "default").put("import_statement", "from \"%s/divider.ato\" import Divider".formatted(identifier));
        return info;
    }

    private static byte[] archive(String identifier, String version, List<String> needs, String more) {
        var manifest = new StringBuilder("requires-atopile: \"^0.15.0\"\npackage:\n  identifier: %s\n  version: %s\n".formatted(identifier, version));
        manifest.append("paths: {src: ./, layout: ./layouts}\nbuilds:\n  default:\n    entry: divider.ato:Divider\n");
        if (!needs.isEmpty()) {
            manifest.append("dependencies:\n");
            needs.forEach(need -> manifest.append("  - type: registry\n    identifier: ").append(need).append('\n'));
        }
        var bytes = new ByteArrayOutputStream();
        try (var zip = new ZipOutputStream(bytes)) {
            put(zip, "ato.yaml", manifest.toString());
            put(zip, "divider.ato", "import ElectricPower\n\nmodule Divider:\n    power = new ElectricPower\n" + more);
        } catch (IOException impossible) {
            throw new UncheckedIOException(impossible);
        }
        return bytes.toByteArray();
    }

    private static void put(ZipOutputStream zip, String name, String text) throws IOException {
        var entry = new ZipEntry(name);
        entry.setTime(0);
        zip.putNextEntry(entry);
        zip.write(text.getBytes(StandardCharsets.UTF_8));
        zip.closeEntry();
    }

    private static String sha256(byte[] bytes) {
        try {
            return HexFormat.of().formatHex(MessageDigest.getInstance("SHA-256").digest(bytes));
        } catch (NoSuchAlgorithmException impossible) {
            throw new IllegalStateException(impossible);
        }
    }

    @Override
    public void close() {
        server.close();
    }
}
