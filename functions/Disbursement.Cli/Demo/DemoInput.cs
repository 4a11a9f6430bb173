using Disbursement.Cli.Api;
using Disbursement.Cli.Generate;
using Disbursement.Cli.Shell;
using Disbursement.Cli.Transfer;
using Disbursement.Core.Periods;

namespace Disbursement.Cli.Demo;

/// <summary>The lists a demo runs, month by month, and the figures they must lead to when they were made here.</summary>
internal sealed class DemoInput
{
    private readonly IReadOnlyList<DropFile> _files;
    private readonly GeneratedMonth? _generated;

    private DemoInput(string folder, IReadOnlyList<DropFile> files, GeneratedMonth? generated)
    {
        Folder = folder;
        _files = files;
        _generated = generated;
    }

    /// <summary>The folder with <c>inbox</c> and <c>world</c>.</summary>
    public string Folder { get; }

    /// <summary>Makes the input or takes the one given, and shows it on the board.</summary>
    /// <exception cref="CliException">The folder given has no lists of the month.</exception>
    public static Task<DemoInput> PrepareAsync(
        DemoOptions options, DemoBoard board, CancellationToken cancellationToken) =>
        Task.Run(() => Prepare(options, board, cancellationToken), cancellationToken);

    /// <summary>The months to run, the earlier first, with their lists.</summary>
    public IEnumerable<(MonthAddress Month, IReadOnlyList<DropFile> Files)> Months() => _files
        .GroupBy(file => file.Month.Period)
        .OrderBy(month => month.Key)
        .Select(month => (month.First().Month, (IReadOnlyList<DropFile>)[.. month]));

    /// <summary>The figures a month must lead to; null when nobody knows.</summary>
    public ExpectedFigures? ExpectedOf(MonthAddress month)
    {
        if (_generated is null)
        {
            return null;
        }

        return month.Period == _generated.Plan.Period
            ? ExpectedFigures.Of(_generated.Plan)
            : ExpectedFigures.OfPrevious(_generated.Plan);
    }

    private static DemoInput Prepare(DemoOptions options, DemoBoard board, CancellationToken cancellationToken)
    {
        StageLine stage = board.Start(
            options.Input is null ? new("Tạo dữ liệu tháng", "Make the month") : new("Đọc dữ liệu vào", "Read the input"),
            new("người", "people"));
        GeneratedMonth? generated = null;
        string folder = options.Input ?? options.Out;
        if (options.Input is null)
        {
            var progress = new Counter(stage);
            generated = MonthGenerator.Shipped.Generate(options.Generate, folder, progress, cancellationToken);
            progress.Report(generated.People);
        }
        else
        {
            DemoFolder.CopyInput(options.Input, options.Out);
        }

        DropFile[] files = [.. FilesOf(folder, options.Month)];
        if (files.Length == 0)
        {
            string inbox = Path.Combine(folder, "inbox");
            throw new CliException(ExitCode.Failed, new(
                $"Không có danh sách nào của tháng {options.Month.Period} trong {inbox}.",
                $"There are no lists of {options.Month.Period} in {inbox}."));
        }

        stage.Finish();
        return new DemoInput(folder, files, generated);
    }

    private static IEnumerable<DropFile> FilesOf(string folder, MonthAddress month)
    {
        string inbox = Path.Combine(folder, "inbox");
        Period before = month.Period.Previous;
        return Directory.Exists(inbox)
            ? DropFile.FindIn(inbox).Where(file => file.Month.Province == month.Province
                && (file.Month.Period == month.Period || file.Month.Period == before))
            : [];
    }

    /// <summary>Reports at once, unlike <see cref="Progress{T}"/>, which would be late.</summary>
    private sealed class Counter(StageLine stage) : IProgress<int>
    {
        public void Report(int value) => stage.Report(new StageFigures(value));
    }
}
