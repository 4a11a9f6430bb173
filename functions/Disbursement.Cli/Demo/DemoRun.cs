using Disbursement.Cli.Api;
using Disbursement.Cli.Commands;
using Disbursement.Cli.Generate.Writing;
using Disbursement.Cli.Proof;
using Disbursement.Cli.Reports;
using Disbursement.Cli.Shell;
using Disbursement.Cli.Stack;
using Disbursement.Sandbox.Faults;
using Disbursement.Cli.Transfer;

namespace Disbursement.Cli.Demo;

/// <summary>A whole month on this machine, from the making of the lists to the proofs.</summary>
internal sealed class DemoRun(CliContext context, DemoBoard board, DemoOptions options)
{
    /// <summary>Runs everything.</summary>
    /// <exception cref="CliException">A part could not be started, ended by itself, or nothing moved for too long.</exception>
    public async Task<DemoOutcome> RunAsync(CancellationToken cancellationToken)
    {
        try
        {
            await DemoFolder.PrepareAsync(options, context.Time);
            DemoInput input = await DemoInput.PrepareAsync(options, board, cancellationToken);
            return await RunOnStackAsync(input, cancellationToken);
        }
        finally
        {
            board.FailRunning();
        }
    }

    private async Task<DemoOutcome> RunOnStackAsync(DemoInput input, CancellationToken cancellationToken)
    {
        StageLine starting = board.Start(
            new("Khởi động kho lưu trữ, hệ thống, các bên", "Start storage, app and parties"),
            new("tiến trình", "processes"));
        await using LocalStack stack = await LocalStack.StartAsync(StackOptionsFor(input), cancellationToken);
        starting.Report(new StageFigures(2, 3));
        await stack.StartSandboxAsync(cancellationToken);
        starting.Report(new StageFigures(3, 3));
        starting.Finish();

        using var ended = CancellationTokenSource.CreateLinkedTokenSource(cancellationToken);
        Task watch = stack.WatchAsync(ended.Token);
        Task<DemoOutcome> work = RunMonthsAsync(stack, input, ended.Token);
        Task first = await Task.WhenAny(work, watch);
        await ended.CancelAsync();

        // Both are waited for, so that nothing still talks to a stack that is being stopped or starts a part of it.
        await Task.WhenAll(work, watch).ConfigureAwait(ConfigureAwaitOptions.SuppressThrowing);
        if (first == watch)
        {
            await watch;
        }

        return await work;
    }

    private StackOptions StackOptionsFor(DemoInput input)
    {
        // Nobody sits at this demo to decide borderline names, so the decision window is closed at once.
        Dictionary<string, string> overrides = new(StringComparer.Ordinal) { ["Verification__DecisionWindow"] = "00:00:00" };
        if (options.ProviderFaults.Length > 0)
        {
            overrides[ProviderFaultOption.Setting] = options.ProviderFaults;
        }

        if (options.SandboxFaults)
        {
            overrides["Sandbox__Faults__TooManyRequestsPerMille"] = "20";
            overrides["Sandbox__Faults__ServerErrorPerMille"] = "20";
            overrides["Sandbox__Faults__TimeoutPerMille"] = "2";
            overrides["Sandbox__Faults__TimeoutSeconds"] = "5";
            overrides["Sandbox__Wild__Doubles"] = "true";
            overrides["Sandbox__Wild__Parts"] = "2";
            overrides["Sandbox__Wild__Forge"] = "true";
        }

        return new StackOptions
        {
            Data = options.Data,
            Programs = StackPrograms.FindBuilt(AppContext.BaseDirectory),
            WorldFolder = Path.Combine(input.Folder, "world"),
            Settings = context.Settings.FileValues,
            Overrides = overrides,
            Restarts = RestartOptions.Of(context.Settings),
            Tell = words => context.Note(words.Vietnamese, words.English),
            Time = context.Time,
        };
    }

    private async Task<DemoOutcome> RunMonthsAsync(LocalStack stack, DemoInput input, CancellationToken cancellationToken)
    {
        using var people = new DemoPeople(new Uri(stack.AppUrl + "/"), stack.Tokens, options.Month.Province);
        var storage = ContainerMirror.Of(stack.StorageConnection);
        string envelopes = Path.Combine(input.Folder, EnvelopesFile.Path);
        if (File.Exists(envelopes))
        {
            await storage.PutAsync("reference", Path.GetFileName(envelopes), envelopes, cancellationToken);
        }

        var answers = new ProviderAnswers(stack, storage);
        var run = new MonthRun(board, people, CountReceiptsAsync, answers.AskAsync, options);
        (MonthAddress Month, IReadOnlyList<DropFile> Files)[] months = [.. input.Months()];
        Dictionary<MonthAddress, MonthView> ended = [];
        foreach ((MonthAddress month, IReadOnlyList<DropFile> files) in months)
        {
            string title = months.Length > 1 ? $"{month.Period} · " : string.Empty;
            ended[month] = await run.RunAsync(month, files, title, cancellationToken);
            stack.MeasurePeaks();
            if (ended[month].State == "Stopped")
            {
                break;
            }
        }

        return await ConcludeAsync(stack, people, storage, input, ended, cancellationToken);

        async Task<int> CountReceiptsAsync(MonthAddress month, CancellationToken token) =>
            (await storage.ListAsync("receipts", month.Prefix, token))
                .Count(name => name.EndsWith(".receipt.json", StringComparison.Ordinal));
    }

    private async Task<DemoOutcome> ConcludeAsync(
        LocalStack stack, DemoPeople people, ContainerMirror storage, DemoInput input,
        Dictionary<MonthAddress, MonthView> ended, CancellationToken cancellationToken)
    {
        StageLine copying = board.Start(
            new("Giao hồ sơ về thư mục của từng bên", "Hand over to each party's folder"), new("tệp", "files"));
        copying.Report(new StageFigures(
            await new HandOver(storage, options.Out).CopyAsync(options.Month.Province, cancellationToken)));
        copying.Finish();

        StageLine proving = board.Start(new("Kiểm chứng độc lập", "Prove from outside"), new("phép", "proofs"));
        List<MonthOutcome> outcomes = [];
        foreach ((MonthAddress month, MonthView view) in ended.OrderBy(entry => entry.Key.Period))
        {
            IReadOnlyList<CoverageLine> coverage = await ReportCommand.FindCoverageAsync(
                people.Manager, month, cancellationToken);
            var evidence = new MonthEvidence
            {
                Month = month,
                View = view,
                Files = await people.Treasurer.GetFilesAsync(month, cancellationToken),
                Coverage = coverage,
                ListsSent = input.Months().First(entry => entry.Month == month).Files.Count,
                HandedOver = options.Out,
                Expected = input.ExpectedOf(month),
                ProvidersChangeOutcomes = ProviderFaults.TryParse(options.ProviderFaults, out ProviderFaults? faults, out _)
                    && faults.ChangeOutcomes,
            };
            IReadOnlyList<ProofResult> proofs = new MonthProof(evidence, context.Language).Check();
            outcomes.Add(new MonthOutcome(month, view, coverage, proofs));
            proving.Report(new StageFigures(outcomes.Sum(outcome => outcome.Proofs.Count)));
        }

        proving.Finish();
        return new DemoOutcome(outcomes, stack.MeasurePeaks());
    }
}
