package io.atopile.mcp.skill.run;

import io.atopile.mcp.operation.OperationDirectory;
import io.atopile.mcp.tool.Json;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.Base64;
import java.util.Optional;
import tools.jackson.core.JacksonException;
import tools.jackson.databind.JsonNode;

/** The directory of one run: its journal, its pictures, and its lease. */
final class SkillRunDirectory extends OperationDirectory {

    SkillRunDirectory(Path folder) {
        super(folder);
    }

    JournaledEvents<SkillEvent> readEvents() {
        return readEvents(SkillRunDirectory::parseEvent);
    }

    private static Optional<SkillEvent> parseEvent(JsonNode line) {
        try {
            return Optional.of(Json.mapper().treeToValue(line, SkillEvent.class)).filter(SkillEvent::isComplete);
        } catch (JacksonException _) {
            return Optional.empty();
        }
    }

    /** Stores a picture, given in Base64, and returns its file name. */
    String keep(String call, String data) {
        var name = call.replaceAll("[^a-z0-9_]", "_") + ".png";
        try {
            Files.write(path().resolve(name), Base64.getDecoder().decode(data));
            return name;
        } catch (IOException failure) {
            throw new UncheckedIOException(failure);
        }
    }

    /** Returns a picture in Base64; empty if it can't be read any more. */
    Optional<String> readPicture(String name) {
        try {
            return Optional.of(Base64.getEncoder().encodeToString(Files.readAllBytes(path().resolve(name))));
        } catch (IOException _) {
            return Optional.empty();
        }
    }
}
