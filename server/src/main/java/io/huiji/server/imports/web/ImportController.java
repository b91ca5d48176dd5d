package io.huiji.server.imports.web;

import io.huiji.server.access.Caller;
import io.huiji.server.access.Needs;
import io.huiji.server.access.Scope;
import io.huiji.server.imports.ImportFailure;
import io.huiji.server.imports.ImportRun;
import io.huiji.server.imports.Imports;
import io.huiji.server.imports.Imports.Upload;
import io.huiji.server.imports.job.RejectedReader;
import io.huiji.server.imports.job.UndoPreview;
import io.huiji.server.platform.Answers;
import io.huiji.server.platform.Once;
import io.huiji.server.platform.Page;
import io.huiji.server.platform.PageQuery;
import io.huiji.server.platform.Problem;
import io.huiji.server.platform.ProblemCode;
import io.huiji.server.platform.ReadOnly;
import io.huiji.server.platform.Replies;
import io.huiji.server.platform.WriteKey;
import io.swagger.v3.oas.annotations.Operation;
import io.swagger.v3.oas.annotations.media.Content;
import io.swagger.v3.oas.annotations.media.Schema;
import io.swagger.v3.oas.annotations.parameters.RequestBody;
import io.swagger.v3.oas.annotations.tags.Tag;
import jakarta.servlet.http.HttpServletRequest;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import org.jspecify.annotations.Nullable;
import org.springframework.core.io.FileSystemResource;
import org.springframework.core.io.Resource;
import org.springframework.http.HttpHeaders;
import org.springframework.http.ResponseEntity;
import org.springframework.web.bind.annotation.GetMapping;
import org.springframework.web.bind.annotation.PathVariable;
import org.springframework.web.bind.annotation.PostMapping;
import org.springframework.web.bind.annotation.RequestMapping;
import org.springframework.web.bind.annotation.RequestParam;
import org.springframework.web.bind.annotation.RestController;

/** Receipts, members and old balances by file. */
@RestController
@RequestMapping("/api/v1/imports")
@Tag(name = "imports", description = "小票、会员与老系统余额导入 / Receipts, members and old balances by file")
class ImportController {

    private static final int NAME_LENGTH_MAX = 255;
    private static final String OCTETS = "application/octet-stream";

    private final Imports imports;
    private final Once once;

    ImportController(Imports imports, Once once) {
        this.imports = imports;
        this.once = once;
    }

    /**
     * Takes a file of receipt lines (delimited text, plain or gzip, or .xlsx) and imports it in the background.
     * {@code mapping}: which column is what, as JSON; without one a built-in mapping is chosen by the header. {@code dryRun}: says what would happen.
     */
    @PostMapping(path = "/receipts", consumes = OCTETS)
    @Needs(Scope.IMPORTS_WRITE)
    @Answers(value = ImportView.class, status = 201)
    @Operation(summary = "上传小票文件并在后台导入;mapping 说明列的含义,dryRun 只试算 / Take a file of receipts and import it in the background; mapping says which column is what",
            requestBody = @RequestBody(required = true, content = @Content(mediaType = OCTETS, schema = @Schema(type = "string", format = "binary"))))
    ResponseEntity<Object> receipts(WriteKey key, Caller caller, HttpServletRequest request, @RequestParam String fileName,
            @RequestParam(required = false) @Nullable String mapping, @RequestParam(defaultValue = "false") boolean dryRun) throws IOException {
        return take(ImportRun.Kind.RECEIPTS, key, caller, request, fileName, mapping, dryRun);
    }

    /**
     * Takes a file of members (delimited text, plain or gzip, or .xlsx): all of it is looked at first, then who is new is enrolled and who is known is
     * completed, in the background. {@code mapping}: which column is what, as JSON; without one a built-in mapping is chosen by the header.
     */
    @PostMapping(path = "/members", consumes = OCTETS)
    @Needs(Scope.IMPORTS_WRITE)
    @Answers(value = ImportView.class, status = 201)
    @Operation(summary = "上传会员文件并在后台导入;mapping 说明列的含义,dryRun 只试算 / Take a file of members and import it in the background; mapping says which column is what",
            requestBody = @RequestBody(required = true, content = @Content(mediaType = OCTETS, schema = @Schema(type = "string", format = "binary"))))
    ResponseEntity<Object> members(WriteKey key, Caller caller, HttpServletRequest request, @RequestParam String fileName,
            @RequestParam(required = false) @Nullable String mapping, @RequestParam(defaultValue = "false") boolean dryRun) throws IOException {
        return take(ImportRun.Kind.MEMBERS, key, caller, request, fileName, mapping, dryRun);
    }

    /**
     * Takes a file of old balances and printed cards (delimited text, plain or gzip, or .xlsx): all of it is looked at first, then who is new is enrolled and
     * each balance is granted, in the background. Where a person asks for more than she may adjust by herself the import is held until a second one approves;
     * of a key it fails with {@code person_needed}.
     */
    @PostMapping(path = "/balances", consumes = OCTETS)
    @Needs(Scope.IMPORTS_WRITE)
    @Answers(value = ImportView.class, status = 201)
    @Operation(summary = "上传老系统余额与纸质卡文件并在后台导入;mapping 说明列的含义,dryRun 只试算;超过本人调整限额时等另一人复核,超过密钥限额时不导入 / Take a file of old balances and printed cards; above one's limit a second person approves, above a key's it fails",
            requestBody = @RequestBody(required = true, content = @Content(mediaType = OCTETS, schema = @Schema(type = "string", format = "binary"))))
    ResponseEntity<Object> balances(WriteKey key, Caller caller, HttpServletRequest request, @RequestParam String fileName,
            @RequestParam(required = false) @Nullable String mapping, @RequestParam(defaultValue = "false") boolean dryRun) throws IOException {
        return take(ImportRun.Kind.BALANCES, key, caller, request, fileName, mapping, dryRun);
    }

    /** Reads the header and keeps nothing. The beginning of a text file is enough. */
    @PostMapping(path = "/look", consumes = OCTETS)
    @ReadOnly
    @Needs(Scope.IMPORTS_WRITE)
    @Operation(summary = "看一眼文件的表头:像是什么、哪一列是什么;不保存任何内容 / Look at a file's header: what it seems to hold, which column is what; keeps nothing",
            requestBody = @RequestBody(required = true, content = @Content(mediaType = OCTETS, schema = @Schema(type = "string", format = "binary"))))
    ImportLook look(HttpServletRequest request) throws IOException {
        Upload upload = imports.keep(request.getInputStream());
        try {
            return ImportLook.of(imports.look(upload));
        } catch (ImportFailure unreadable) {
            throw Problem.invalid("file", unreadable.code(), unreadable.zh(), unreadable.en());
        } finally {
            imports.forget(upload);
        }
    }

    private ResponseEntity<Object> take(ImportRun.Kind kind, WriteKey key, Caller caller, HttpServletRequest request, String fileName, @Nullable String mapping,
            boolean dryRun) throws IOException {
        if (fileName.isBlank() || fileName.length() > NAME_LENGTH_MAX || fileName.chars().anyMatch(Character::isISOControl)) {
            throw Problem.invalid("fileName", "wrong_format", "应为 1–255 个可见字符", "Must be 1 to 255 printable characters");
        }
        Upload upload = imports.keep(request.getInputStream());
        boolean taken = false;
        try {
            Once.Reply reply = once.run(key.with(upload.sha256()), () -> Once.Reply.created(view(imports.start(kind, upload, fileName, mapping, dryRun, caller))));
            taken = !reply.repeated();
            return Replies.of(reply);
        } finally {
            if (!taken) {
                imports.forget(upload);
            }
        }
    }

    /** Latest first. */
    @GetMapping
    @Needs(Scope.IMPORTS_WRITE)
    @Operation(summary = "导入记录,最近的在前 / Imports, latest first")
    Page<ImportView> list(PageQuery page) {
        return Page.of(imports.list(page.afterId(Long.MAX_VALUE), page.limit() + 1), page.limit(), this::view, run -> Long.toString(run.id()));
    }

    @GetMapping("/{id}")
    @Needs(Scope.IMPORTS_WRITE)
    @Operation(summary = "导入的进度与结果 / Progress and figures of an import")
    ImportView get(@PathVariable long id) {
        return view(imports.get(id));
    }

    /** The same as the file, a page at a time. */
    @GetMapping("/{id}/rejected")
    @Needs(Scope.IMPORTS_WRITE)
    @Operation(summary = "被拒绝的行,逐页 / The rejected lines, a page at a time")
    Page<RejectedReader.Rejected> rejections(@PathVariable long id, PageQuery page) {
        return Page.of(imports.rejected(imports.get(id).id(), page.afterId(0), page.limit() + 1), page.limit(), line -> line, line -> Long.toString(line.row()));
    }

    /** Line of the file, column, why; UTF-8 with a mark. */
    @GetMapping(path = "/{id}/rejected.csv", produces = "text/csv")
    @Needs(Scope.IMPORTS_WRITE)
    @Operation(summary = "被拒绝的行 / The rejected lines")
    ResponseEntity<Resource> rejected(@PathVariable long id) {
        return csv(imports.rejectedFile(imports.get(id).id()), "rejected-" + id);
    }

    /** Return lines that found their sale in part or not at all, and so took less back than they say. */
    @GetMapping(path = "/{id}/unmatched.csv", produces = "text/csv")
    @Needs(Scope.IMPORTS_WRITE)
    @Operation(summary = "未找到或未完全找到原销售的退货行 / Return lines without their sale, or without all of it")
    ResponseEntity<Resource> unmatched(@PathVariable long id) {
        return csv(imports.unmatchedFile(imports.get(id).id()), "unmatched-" + id);
    }

    private static ResponseEntity<Resource> csv(Path file, String name) {
        if (!Files.exists(file)) {
            throw Problem.of(ProblemCode.NOT_FOUND);
        }
        return ResponseEntity.ok().header(HttpHeaders.CONTENT_TYPE, "text/csv;charset=UTF-8")
                .header(HttpHeaders.CONTENT_DISPOSITION, "attachment; filename=\"" + name + ".csv\"").body(new FileSystemResource(file));
    }

    /** What an undo would take back, as the books are now. */
    @GetMapping("/{id}/undo")
    @Needs(Scope.IMPORTS_WRITE)
    @Operation(summary = "撤销的预览 / What an undo would take back")
    UndoPreview.Preview undoPreview(@PathVariable long id) {
        return imports.undoPreview(id);
    }

    /** Refunds what is left of every receipt of the import and frees its number. In the background; watch the import. */
    @PostMapping("/{id}/undo")
    @Needs(Scope.IMPORTS_WRITE)
    @Answers(ImportView.class)
    @Operation(summary = "撤销导入:退回每张小票剩余部分并释放小票号 / Take an import back")
    ResponseEntity<Object> undo(WriteKey key, @PathVariable long id) {
        return Replies.of(once.run(key, () -> Once.Reply.ok(view(imports.undo(id)))));
    }

    private ImportView view(ImportRun run) {
        return ImportView.of(run, imports.progress(run.id()).orElse(null));
    }
}
