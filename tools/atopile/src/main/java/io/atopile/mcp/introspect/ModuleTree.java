package io.atopile.mcp.introspect;

import io.atopile.mcp.dialect.AtopileProgram;
import io.atopile.mcp.imports.ReadAccess;
import io.atopile.mcp.project.AtoCli;
import io.atopile.mcp.project.ProjectTrust;
import io.atopile.mcp.tool.Json;
import java.nio.file.Path;
import java.util.List;
import java.util.Optional;
import tools.jackson.core.JacksonException;
import tools.jackson.core.type.TypeReference;
import tools.jackson.databind.JsonNode;

/** Lists the members of an entry with atopile's compiler. */
public final class ModuleTree {

    private static final TypeReference<Optional<List<ModuleMember>>> MEMBERS = new TypeReference<>() {};

    /** The result of a query. */
    public sealed interface Answer {

        /** All members below the entry, parents before children. */
        record Members(List<ModuleMember> members) implements Answer {}

        /** The entry can't be compiled. */
        record Broken() implements Answer {}

        /** The compiler may not read the design, because {@code access} doesn't allow it. */
        record Forbidden(ReadAccess access) implements Answer {}
    }

    private ModuleTree() {}

    /** Lists the members of an entry of the form {@code file:Module}, {@code depth} levels deep; {@code root} is canonical. */
    public static Answer of(DesignCompiler compiler, AtoCli ato, ProjectTrust trust, Path root, String entry, int depth) throws InterruptedException {
        return switch (compiler.run(ato, trust, root, entry, AtopileProgram.MODULES, Integer.toString(depth))) {
            case DesignCompiler.Result.Printed(var json) -> readMembers(json);
            case DesignCompiler.Result.Broken _ -> new Answer.Broken();
            case DesignCompiler.Result.Forbidden(var access) -> new Answer.Forbidden(access);
        };
    }

    private static Answer readMembers(JsonNode json) {
        try {
            return Json.mapper().treeToValue(json, MEMBERS).<Answer>map(Answer.Members::new).orElseGet(Answer.Broken::new);
        } catch (JacksonException _) {
            return new Answer.Broken();
        }
    }
}
