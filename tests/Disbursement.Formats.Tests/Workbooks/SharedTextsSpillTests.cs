using System.Globalization;
using System.Text;
using Disbursement.Core.Intake;
using Disbursement.Formats.Beneficiaries;
using Disbursement.Formats.Tests.Beneficiaries;
using Disbursement.Formats.Workbooks;

namespace Disbursement.Formats.Tests.Workbooks;

/// <summary>
/// Goal: a workbook with more texts than memory may hold lies on disk while it is read, reads the same, and leaves
/// nothing behind, whatever ends the reading. Method: a folder of its own takes the temporary files and is looked into
/// while rows are read.
/// </summary>
public sealed class SharedTextsSpillTests : IDisposable
{
    private const string Path = "17/2024-06/148/btxh/danh-sach.xlsx";
    private const int People = 6_000;
    private const int MemoryBytes = 16 * 1024;

    private readonly string _folder = Directory.CreateTempSubdirectory("disbursement-spill-").FullName;

    public void Dispose() => Directory.Delete(_folder, recursive: true);

    [Fact]
    public async Task ReadAsync_MoreTextsThanMemoryMayHold_ReadsThemFromAFileThatVanishes()
    {
        byte[] book = Book(People, out long textBytes);

        (IntakeResult large, MemoryIntakeOutput inMemory, long[] copyOnly) = await ReadAsync(book, int.MaxValue);
        (IntakeResult small, MemoryIntakeOutput spilled, long[] copyAndTexts) = await ReadAsync(book, MemoryBytes);

        Assert.Equal([book.Length], copyOnly);
        Assert.Equal(new[] { book.Length, textBytes }.Order(), copyAndTexts.Order());
        Assert.Equal(large.Receipt.ToBytes(), small.Receipt.ToBytes());
        Assert.Equal(People, small.Receipt.Accepted.Rows);
        Assert.Equal(inMemory.Chunks.Select(chunk => chunk.Bytes), spilled.Chunks.Select(chunk => chunk.Bytes));
        Assert.Empty(Directory.EnumerateFileSystemEntries(_folder));
    }

    [Fact]
    public async Task ReadAsync_RefusedWhileTextsSpill_LeavesNoFile()
    {
        byte[] book = Book(People, out _);
        var limits = new WorkbookLimits { SharedStringsMax = 10_000, SharedStringsMemoryBytes = MemoryBytes, SpoolFolder = _folder };

        (IntakeResult result, _) = await Lists.ReadAsync(book, new IntakeReaderOptions { Workbook = limits }, Path);

        Assert.Equal((int)FindingNumber.WorkbookTooManyTexts, Assert.Single(result.Receipt.FileFindings).Number);
        Assert.Empty(Directory.EnumerateFileSystemEntries(_folder));
    }

    [Fact]
    public async Task ReadAsync_StoppedWhileReading_LeavesNoFile()
    {
        byte[] book = Book(People, out _);
        using var stop = new CancellationTokenSource();
        var output = new WatchingOutput(_folder, stop.Cancel);

        await Assert.ThrowsAnyAsync<OperationCanceledException>(
            () => RunAsync(book, MemoryBytes, output, new Watcher(output.Look), stop.Token));

        Assert.Equal(2, output.Sizes.Length);
        Assert.Empty(Directory.EnumerateFileSystemEntries(_folder));
    }

    [Theory]
    [InlineData(0)]
    [InlineData(100)]
    [InlineData(int.MaxValue)]
    public void Find_AnyBoundOfMemory_GivesEachText(int memoryBytes)
    {
        var limits = new WorkbookLimits { SharedStringsMemoryBytes = memoryBytes, SpoolFolder = _folder };
        using var texts = new SharedStrings(limits);
        string[] all = [.. Enumerable.Range(0, 40_000).Select(number => number % 7 == 0 ? "" : $"Nguyễn Thị Đượm {number}")];
        Array.ForEach(all, texts.Add);
        texts.Complete();

        // Backwards and with a stride, so that what is found cannot be what was kept last.
        int[] order = [.. Enumerable.Range(0, all.Length).Select(number => (int)((number * 7_919L) % all.Length)).Reverse()];

        Assert.Equal(memoryBytes == int.MaxValue ? 0 : 1, Directory.GetFiles(_folder).Length);
        Assert.All(order, number => Assert.Equal(all[number], texts.Find(number)));
        Assert.Null(texts.Find(-1));
        Assert.Null(texts.Find(all.Length));
    }

    /// <summary>A list whose every cell points into the table, each text a text of its own.</summary>
    private static byte[] Book(int people, out long textBytes)
    {
        var texts = new StringBuilder();
        var rows = new StringBuilder();
        long bytes = 0;
        int count = 0;
        AddRow(1, Lists.Header);
        for (int person = 1; person <= people; person++)
        {
            AddRow(person + 1, Lists.Row(person));
        }

        textBytes = bytes;
        return new TestBook { Texts = texts.ToString() }.Sheet("Danh sách", rows.ToString()).ToBytes();

        void AddRow(int number, string line)
        {
            string[] cells = line.Split(',');
            rows.Append(CultureInfo.InvariantCulture, $"<row r=\"{number}\">");
            for (int column = 0; column < cells.Length; column++)
            {
                texts.Append(CultureInfo.InvariantCulture, $"<si><t>{cells[column]}</t></si>");
                bytes += Encoding.UTF8.GetByteCount(cells[column]);
                rows.Append(CultureInfo.InvariantCulture, $"<c r=\"{TestBook.Name(column, number)}\" t=\"s\"><v>{count++}</v></c>");
            }

            rows.Append("</row>");
        }
    }

    private async Task<(IntakeResult Result, MemoryIntakeOutput Output, long[] Files)> ReadAsync(byte[] book, int memoryBytes)
    {
        var output = new WatchingOutput(_folder, whenSeen: null);
        IntakeResult result = await RunAsync(
            book, memoryBytes, output, new Watcher(output.Look), TestContext.Current.CancellationToken);
        return (result, output.Kept, output.Sizes);
    }

    private Task<IntakeResult> RunAsync(
        byte[] book, int memoryBytes, IIntakeOutput output, IProgress<IntakeProgress> progress, CancellationToken stop)
    {
        var limits = new WorkbookLimits { SharedStringsMemoryBytes = memoryBytes, SpoolFolder = _folder };
        return new IntakeReader(Lists.Context, new IntakeReaderOptions { Workbook = limits }).ReadAsync(
            Path, _ => Task.FromResult<Stream>(new MemoryStream(book)), output, progress, stop);
    }

    /// <summary>Told after each 5,000 rows, while the workbook is open.</summary>
    private sealed class Watcher(Action look) : IProgress<IntakeProgress>
    {
        public void Report(IntakeProgress value) => look();
    }

    private sealed class WatchingOutput(string folder, Action? whenSeen) : IIntakeOutput
    {
        public MemoryIntakeOutput Kept { get; } = new();

        /// <summary>The sizes of the temporary files when rows were being read.</summary>
        public long[] Sizes { get; private set; } = [];

        public void Look()
        {
            Sizes = [.. new DirectoryInfo(folder).EnumerateFiles().Select(file => file.Length)];
            whenSeen?.Invoke();
        }

        public Task WriteChunkAsync(
            string sha256, string name, ReadOnlyMemory<byte> bytes, CancellationToken cancellationToken) =>
            Kept.WriteChunkAsync(sha256, name, bytes, cancellationToken);

        public Task<Stream> OpenRejectedAsync(CancellationToken cancellationToken) =>
            Kept.OpenRejectedAsync(cancellationToken);

        public Task<Stream> OpenRefusedPeopleAsync(string sha256, CancellationToken cancellationToken) =>
            Kept.OpenRefusedPeopleAsync(sha256, cancellationToken);
    }
}
