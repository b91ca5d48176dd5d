package io.huiji.server;

import static org.assertj.core.api.Assertions.assertThat;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.regex.Pattern;
import java.util.stream.Stream;
import org.junit.jupiter.api.Test;

/** The pages for people hang together. */
class DocsTests {

    private static final Path ROOT = Path.of("..");
    private static final Path DOCS = ROOT.resolve("docs");
    private static final Pattern LINK = Pattern.compile("]\\(([^):#]+?)(?:#[^)]*)?\\)");

    @Test
    void every_page_is_listed() throws IOException {
        String list = Files.readString(DOCS.resolve("README.md"));
        for (String folder : new String[] {"", "recipes", "decisions"}) {
            for (Path page : pages(DOCS.resolve(folder))) {
                String name = DOCS.relativize(page).toString();
                assertThat(list).contains(name.equals("README.md") ? "#" : "](" + name + ")");
            }
        }
    }

    @Test
    void every_link_leads_to_a_file() throws IOException {
        List<Path> pages = new ArrayList<>(pages(ROOT));
        pages.addAll(pages(DOCS));
        pages.addAll(pages(DOCS.resolve("recipes")));
        pages.addAll(pages(DOCS.resolve("decisions")));
        List<String> lost = new ArrayList<>();
        for (Path page : pages) {
            LINK.matcher(Files.readString(page)).results().map(link -> link.group(1))
                    .filter(target -> !Files.exists(page.resolveSibling(target))).forEach(target -> lost.add(page + " → " + target));
        }
        assertThat(lost).isEmpty();
    }

    private static List<Path> pages(Path folder) throws IOException {
        try (Stream<Path> files = Files.list(folder)) {
            return files.filter(file -> file.toString().endsWith(".md")).sorted().toList();
        }
    }
}
