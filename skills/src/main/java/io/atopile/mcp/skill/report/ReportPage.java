package io.atopile.mcp.skill.report;

import java.util.List;
import java.util.stream.IntStream;

/**
 * A report as one page of HTML that holds everything it shows: no script, no request to anywhere, which its content security policy
 * also forbids. It follows the reader's light or dark, prints, and is whole for those who hear it.
 */
public final class ReportPage {

    private static final int SECTIONS_WORTH_A_LIST = 4;

    public String of(SkillReport report) {
        var page = new HtmlWriter();
        page.constant("<!DOCTYPE html>\n").open("html", "lang", "en").newLine();
        head(report, page);
        page.open("body").newLine();
        header(report, page);
        page.open("main").newLine();
        var parts = report.parts();
        IntStream.range(0, parts.size()).forEach(index -> new PageSectionWriter("s" + (index + 1), page).write(parts.get(index)));
        page.close("main").newLine();
        page.open("footer").element("p", "Made by atopile-mcp with the skill " + report.skill() + ".").close("footer");
        return page.newLine().close("body").newLine().close("html").newLine().toString();
    }

    private static void head(SkillReport report, HtmlWriter page) {
        page.open("head").newLine();
        page.empty("meta", "charset", "utf-8").newLine();
        page.empty("meta", "http-equiv", "Content-Security-Policy", "content", PageStyle.policy()).newLine();
        page.empty("meta", "name", "referrer", "content", "no-referrer").newLine();
        page.empty("meta", "name", "viewport", "content", "width=device-width, initial-scale=1").newLine();
        page.empty("meta", "name", "color-scheme", "content", "light dark").newLine();
        page.element("title", ReportTextSanitizer.line(report.title())).newLine();
        page.open("style").constant(PageStyle.text()).close("style").newLine();
        page.close("head").newLine();
    }

    private static void header(SkillReport report, HtmlWriter page) {
        page.open("header").newLine();
        page.element("h1", ReportTextSanitizer.line(report.title())).newLine();
        page.open("p", "class", "verdict " + PageSectionWriter.tone(report.tone()));
        PageSectionWriter.mark(report.tone(), page);
        page.element("span", report.summary()).close("p").newLine();
        contents(report.parts(), page);
        page.close("header").newLine();
    }

    private static void contents(List<ReportSection> parts, HtmlWriter page) {
        if (parts.size() < SECTIONS_WORTH_A_LIST) {
            return;
        }
        page.open("nav", "aria-label", "Contents").open("ul");
        for (var index = 0; index < parts.size(); index++) {
            page.open("li").element("a", ReportTextSanitizer.line(parts.get(index).title()), "href", "#s" + (index + 1)).close("li");
        }
        page.close("ul").close("nav").newLine();
    }
}
