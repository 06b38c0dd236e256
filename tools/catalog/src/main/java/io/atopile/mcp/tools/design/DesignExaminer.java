package io.atopile.mcp.tools.design;

import io.atopile.mcp.baseline.RevisionBuild;
import io.atopile.mcp.compare.DesignExamination;
import io.atopile.mcp.dialect.AtopileProgram;
import io.atopile.mcp.introspect.DesignCompiler;
import io.atopile.mcp.introspect.DesignCompiler.Result;
import io.atopile.mcp.journal.Sha256Digest;
import io.atopile.mcp.project.AtoCli;
import io.atopile.mcp.project.ProjectTrust;
import io.atopile.mcp.project.StateFile;
import java.io.IOException;
import java.nio.file.Path;
import tools.jackson.databind.JsonNode;

/** Examines the designs of a project and of its revisions without building them. */
record DesignExaminer(DesignCompiler compiler, AtoCli ato, ProjectTrust trust) {

    /** Examines the present sources of a project. */
    DesignExamination examine(Path root, String entry) throws InterruptedException {
        return DesignExamination.of(compiler.run(ato, trust, root, entry, AtopileProgram.DESIGN), root, entry);
    }

    /**
     * Examines a revision where it was built; what atopile says about it is stored there, because a revision doesn't change.
     *
     * @param project the working project, whose trust extends to its revisions
     */
    DesignExamination examine(RevisionBuild base, Path project, Path root, String entry) throws IOException, InterruptedException {
        var program = Sha256Digest.computeHex(ato.dialect().readProgram(AtopileProgram.DESIGN));
        var file = new StateFile<>(base.resolveNote("design-%s.json".formatted(program)), JsonNode.class);
        var kept = file.read();
        if (kept.isPresent()) {
            return DesignExamination.of(new Result.Printed(kept.get()), root, entry);
        }
        var result = compiler.runOnce(ato, _ -> trust.trusts(project), root, entry, AtopileProgram.DESIGN);
        if (result instanceof Result.Printed(var json)) {
            file.write(json);
        }
        return DesignExamination.of(result, root, entry);
    }
}
