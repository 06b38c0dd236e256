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
        page.appendMarkup("<!DOCTYPE html>\n").open("html", "lang", "en").newLine();
        writeHead(report, page);
        page.open("body").newLine();
        writeHeader(report, page);
        page.open("main").newLine();
        var parts = report.parts();
        IntStream.range(0, parts.size()).forEach(index -> new PageSectionWriter("s" + (index + 1), page).write(parts.get(index)));
        page.close("main").newLine();
        page.open("footer").appendElement("p", "Made by atopile-mcp with the skill " + report.skill() + ".").close("footer");
        return page.newLine().close("body").newLine().close("html").newLine().toString();
    }

    private static void writeHead(SkillReport report, HtmlWriter page) {
        page.open("head").newLine();
        page.appendEmpty("meta", "charset", "utf-8").newLine();
        page.appendEmpty("meta", "http-equiv", "Content-Security-Policy", "content", PageStyle.policy()).newLine();
        page.appendEmpty("meta", "name", "referrer", "content", "no-referrer").newLine();
        page.appendEmpty("meta", "name", "viewport", "content", "width=device-width, initial-scale=1").newLine();
        page.appendEmpty("meta", "name", "color-scheme", "content", "light dark").newLine();
        page.appendElement("title", ReportTextSanitizer.sanitizeLine(report.title())).newLine();
        page.open("style").appendMarkup(PageStyle.text()).close("style").newLine();
        page.close("head").newLine();
    }

    private static void writeHeader(SkillReport report, HtmlWriter page) {
        page.open("header").newLine();
        page.appendElement("h1", ReportTextSanitizer.sanitizeLine(report.title())).newLine();
        page.open("p", "class", "verdict " + PageSectionWriter.getToneClass(report.tone()));
        PageSectionWriter.mark(report.tone(), page);
        page.appendElement("span", report.summary()).close("p").newLine();
        writeContents(report.parts(), page);
        page.close("header").newLine();
    }

    private static void writeContents(List<ReportSection> parts, HtmlWriter page) {
        if (parts.size() < SECTIONS_WORTH_A_LIST) {
            return;
        }
        page.open("nav", "aria-label", "Contents").open("ul");
        for (var index = 0; index < parts.size(); index++) {
            page.open("li").appendElement("a", ReportTextSanitizer.sanitizeLine(parts.get(index).title()), "href", "#s" + (index + 1)).close("li");
        }
        page.close("ul").close("nav").newLine();
    }
}
