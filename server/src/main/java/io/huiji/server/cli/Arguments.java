package io.huiji.server.cli;

import io.huiji.server.cli.Main.WrongUse;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.HashSet;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Set;

/** A command line taken apart: verb, what it is about, options. */
record Arguments(String verb, List<String> rest, Map<String, String> options, Set<String> flags) {

    static final String HELP = """
            用法 / usage:
              huiji import receipts FILE [--mapping MAPPING.json] [--dry-run]
                  导入小票(.csv .tsv .txt .gz .xlsx)/ import receipts; --dry-run: 只看结果,不写入 / only say what would happen
              huiji import members FILE [--mapping MAPPING.json] [--dry-run]
                  导入会员:手机号、卡号、微信、会员号、姓名、生日 / import members; --dry-run: 预览全部错误,不写入 / every error, nothing written
              huiji import balances FILE [--mapping MAPPING.json] [--dry-run]
                  导入老系统余额与纸质卡:卡号/手机号/会员号、积分、有效期至 / old balances and printed cards; --dry-run: 预览全部错误,不写入 / every error, nothing written
              huiji import stores FILE.csv [--dry-run]      导入门店 / import stores
              huiji import products FILE.csv [--dry-run]    导入商品 / import products
              huiji import list                             列出导入记录 / list imports
              huiji import undo ID [--yes]                  撤销一次小票或余额导入;不带 --yes 只预览 / take an import of receipts or balances back; without --yes only a preview
              huiji staff link [USERNAME]                   员工的一次性登录链接;不写用户名:第一位管理员 / a one-time link; without a name: the first administrator's
              huiji audit                                   重新核对全部账目,有差异则返回 1 / re-derive the books; exits 1 on differences
              huiji secret rotate                           换会员数据密钥,可重复执行 / seal the members' data with another secret; may be run again""";

    private static final Set<String> FLAGS = Set.of("--dry-run", "--yes");
    private static final Set<String> OPTIONS = Set.of("--mapping");

    private static final Set<String> FILE_VERBS = Set.of("import receipts", "import members", "import balances", "import stores", "import products");

    /** What each verb takes beside flags: how many words. */
    private static final Map<String, Integer> WORDS = Map.ofEntries(Map.entry("import receipts", 1), Map.entry("import members", 1), Map.entry("import balances", 1),
            Map.entry("import stores", 1), Map.entry("import products", 1), Map.entry("import list", 0), Map.entry("import undo", 1), Map.entry("staff link", 0),
            Map.entry("audit", 0), Map.entry("secret rotate", 0));

    /** Words that may follow beside those. */
    private static final Map<String, Integer> MORE = Map.of("staff link", 1);

    /** Verbs of two words. */
    private static final Set<String> GROUPS = Set.of("import", "staff", "secret");

    static Arguments parse(List<String> given) {
        List<String> words = new ArrayList<>();
        Map<String, String> options = new HashMap<>();
        Set<String> flags = new HashSet<>();
        for (int i = 0; i < given.size(); i++) {
            String argument = given.get(i);
            if (FLAGS.contains(argument)) {
                flags.add(argument);
            } else if (OPTIONS.contains(argument)) {
                i++;
                if (i == given.size()) {
                    throw new WrongUse(argument + " 后面缺少值", argument + " needs a value");
                }
                options.put(argument, given.get(i));
            } else if (argument.startsWith("--")) {
                throw new WrongUse("没有这个选项:" + argument, "there is no such option: " + argument);
            } else {
                words.add(argument);
            }
        }
        return of(words, options, flags);
    }

    private static Arguments of(List<String> words, Map<String, String> options, Set<String> flags) {
        if (words.isEmpty()) {
            throw new WrongUse("缺少命令", "a command is missing");
        }
        boolean two = GROUPS.contains(words.getFirst()) && words.size() > 1;
        String verb = two ? words.getFirst() + " " + words.get(1) : words.getFirst();
        List<String> rest = List.copyOf(words.subList(two ? 2 : 1, words.size()));
        Integer wanted = WORDS.get(verb);
        if (wanted == null) {
            throw new WrongUse("没有这个命令:" + verb, "there is no such command: " + verb);
        }
        if (rest.size() < wanted) {
            throw new WrongUse(verb + ":缺少参数", verb + ": an argument is missing");
        }
        int most = wanted + MORE.getOrDefault(verb, 0);
        if (rest.size() > most) {
            throw new WrongUse(verb + ":多余的参数 " + rest.get(most), verb + ": one argument too many: " + rest.get(most));
        }
        return new Arguments(verb, rest, Map.copyOf(options), Set.copyOf(flags));
    }

    /** Before a server is started for nothing. */
    void requireFiles() {
        if (FILE_VERBS.contains(verb)) {
            requireFile(rest.getFirst());
        }
        option("--mapping").ifPresent(Arguments::requireFile);
    }

    private static void requireFile(String file) {
        if (!Files.isReadable(Path.of(file)) || Files.isDirectory(Path.of(file))) {
            throw new WrongUse("没有这个文件,或无法读取:" + file, "there is no such file, or it cannot be read: " + file);
        }
    }

    boolean has(String flag) {
        return flags.contains(flag);
    }

    Optional<String> option(String name) {
        return Optional.ofNullable(options.get(name));
    }
}
