package io.atopile.mcp.skill;

import io.atopile.mcp.journal.Sha256Digest;
import io.atopile.mcp.skill.plan.DeclarationReadResult;
import io.atopile.mcp.skill.plan.Skill;
import java.util.Optional;

/**
 * The files of one skill's folder.
 *
 * @param folder its name
 * @param declaration its {@code skill.yaml}
 */
record SkillFiles(String folder, String text, Optional<String> declaration) {

    static final String DECLARATION = "skill.yaml";

    /** The result of parsing the files. Whether they fit the tools is checked later. */
    sealed interface Reading {

        /** {@code declared} keeps the line numbers of the declaration. */
        record Read(Skill skill, Optional<DeclarationReadResult.Read> declared) implements Reading {}

        record Wrong(SkillCatalog.Refused refused) implements Reading {}
    }

    String declarationFile() {
        return folder + "/" + DECLARATION;
    }

    String fingerprint() {
        return Sha256Digest.computeHex(text, declaration.orElse(""));
    }
}
