package io.atopile.mcp.skill;

import io.atopile.mcp.journal.Sha256Digest;
import io.atopile.mcp.skill.plan.DeclarationReader;
import io.atopile.mcp.skill.plan.Skill;
import io.atopile.mcp.skill.plan.SkillOrigin;
import io.atopile.mcp.skill.plan.SkillProblem;
import java.util.ArrayList;
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
        record Read(Skill skill, Optional<DeclarationReader.LocatedDeclaration> declared) implements Reading {}

        record Wrong(SkillCatalog.Refused refused) implements Reading {}
    }

    Reading read(SkillOrigin origin) {
        var problems = new ArrayList<SkillProblem>();
        var parsed = SkillText.read(folder, text, problems);
        var declared = declaration.flatMap(yaml -> DeclarationReader.read(folder + "/" + DECLARATION, yaml, problems));
        if (!problems.isEmpty()) {
            return new Reading.Wrong(new SkillCatalog.Refused(folder, origin, problems));
        }
        var found = parsed.orElseThrow();
        var fingerprint = Sha256Digest.computeHex(text, declaration.orElse(""));
        return new Reading.Read(
                new Skill(
                        found.name(),
                        found.description(),
                        found.body(),
                        origin,
                        declared.map(DeclarationReader.LocatedDeclaration::declaration),
                        fingerprint),
                declared);
    }
}
