using System.Diagnostics;
using System.Text;
using System.Text.Json;
using Azure.Storage.Blobs;
using Disbursement.Cli.Azurite;
using Disbursement.Functions.Storage;
using Disbursement.Testing;

namespace Disbursement.Functions.Tests.Stack;

/// <summary>
/// A whole month that really ran, with everything it left: app, sandbox, command line and Azurite as processes, every
/// activity traced, the parties doubling, splitting and forging their answers. After the month the stack comes up again for what a month alone does not meet: a question at the
/// hotline, lists and results that cannot be read. Then only Azurite stays, for the tests to look into.
/// </summary>
public sealed class KeptMonth : IAsyncLifetime
{
    /// <summary>Name of the collection whose tests look at this month.</summary>
    public const string Collection = "kept month";

    private const string People = "200";
    private const int NeedsAttention = 6;
    private static readonly TimeSpan MonthTimeout = TimeSpan.FromMinutes(6);
    private static readonly TimeSpan CommandTimeout = TimeSpan.FromMinutes(1);

    private readonly string _folder = Directory.CreateTempSubdirectory("disbursement-kept-").FullName;
    private readonly StringBuilder _console = new();
    private AzuriteServer? _azurite;

    /// <summary>What the parties hold: lists, files, results, reports, and the truth behind them.</summary>
    public string Parties => Path.Combine(_folder, "out");

    /// <summary>What app and sandbox printed.</summary>
    public string Logs => Path.Combine(Data, "logs");

    /// <summary>What the storage keeps on disk, consumed queue messages included.</summary>
    public string StorageFolder => Path.Combine(Data, "azurite");

    /// <summary>The traces of all our processes, one file each.</summary>
    public string Traces => Path.Combine(_folder, "traces");

    /// <summary>What <c>disburse</c> printed, all commands together.</summary>
    public string Console => _console.ToString();

    /// <summary>The storage, running.</summary>
    public string Storage => _azurite?.ConnectionString
        ?? throw new InvalidOperationException("The month has not run.");

    private string Data => Path.Combine(_folder, "data");

    /// <inheritdoc/>
    public async ValueTask InitializeAsync()
    {
        Directory.CreateDirectory(Traces);
        var disburse = new DisburseProgram(Surroundings());
        (int exitCode, string output) = await disburse.RunAsync(
            "", MonthTimeout, "demo", "--province", "17", "--period", "2024-06", "--people", People, "--seed", "11",
            "--settle-after", "5", "--data", Data, "--out", Parties, "--keep");
        _console.Append(output);
        Assert.True(exitCode == 0, output);
        KeepLogs("month");
        await GoOnAsync(disburse);
        _azurite = await AzuriteServer.StartAsync(StorageFolder, TimeProvider.System, CancellationToken.None);
    }

    /// <inheritdoc/>
    public async ValueTask DisposeAsync()
    {
        if (_azurite is not null)
        {
            await _azurite.DisposeAsync();
        }

        Directory.Delete(_folder, recursive: true);
    }

    /// <summary>The citizen id of somebody in the month.</summary>
    private string SomeCitizen() =>
        File.ReadLines(Path.Combine(Parties, "world", "people.csv")).Skip(1).First().Split(',')[0];

    private async Task GoOnAsync(DisburseProgram disburse)
    {
        using Process up = disburse.Start(
            "up", "--data", Data, "--world", Path.Combine(Parties, "world"), "--json");
        Task<string> output = up.StandardOutput.ReadToEndAsync(CancellationToken.None);
        Task<string> errors = up.StandardError.ReadToEndAsync(CancellationToken.None);
        try
        {
            await Eventually.HoldsAsync(() => StateIsWhole(up), CommandTimeout);
            await AskAsync(disburse, "login", "--role", "hotline", "--name", "tongdai", "--area", "17");
            await AskAsync(disburse, "find", "--province", "17");
            await SendUnreadableAsync();
            await AskAsync(disburse, "login", "--role", "treasurer", "--name", "ketoan", "--area", "*");
            await AskAsync(disburse, "status", "--province", "17", "--period", "2024-06");
            await AskAsync(disburse, "status", "--province", "17", "--period", "2024-06", "--json", "--lang", "en");
        }
        finally
        {
            await DisburseProgram.StopAsync(up, CommandTimeout);
        }

        _console.Append(await output).Append(await errors);
    }

    /// <summary>The state names both programs only once both answer.</summary>
    private bool StateIsWhole(Process up)
    {
        Assert.False(up.HasExited, "disburse up ended by itself");
        string state = Path.Combine(Data, "stack.json");
        if (!File.Exists(state))
        {
            return false;
        }

        using JsonDocument json = JsonDocument.Parse(File.ReadAllBytes(state));
        return json.RootElement.GetProperty("sandboxProcessId").GetInt32() > 0;
    }

    private async Task AskAsync(DisburseProgram disburse, params string[] arguments)
    {
        (int exitCode, string output) = await disburse.RunAsync(
            SomeCitizen(), CommandTimeout, [.. arguments, "--data", Data]);
        bool isAnswer = arguments[0] == "find";
        _console.Append(isAnswer ? "" : output);

        // Status says by its exit code whether something needs somebody; either is an answer.
        Assert.True(exitCode == 0 || (arguments[0] == "status" && exitCode == NeedsAttention), output);
    }

    /// <summary>Lists and results full of people, of which nothing can be taken.</summary>
    private async Task SendUnreadableAsync()
    {
        string connection = AzuriteState.TryRead(StorageFolder)!.ConnectionString;
        string list = Directory.EnumerateFiles(
            Path.Combine(Parties, "inbox"), "*.csv", SearchOption.AllDirectories).Order(StringComparer.Ordinal).First();
        string[] lines = await File.ReadAllLinesAsync(list);
        string people = string.Join('\n', lines[^8..]);
        string headed = string.Join('\n', lines);
        string torn = headed.Replace("540.000", "năm trăm", StringComparison.Ordinal)
            .Replace(";TK;", ";XX;", StringComparison.Ordinal);
        (string Container, string Path, string Text)[] files =
        [
            (Containers.Inbox, "17/2024-07/148/btxh/khong-dau.csv", people),
            (Containers.Inbox, "17/2024-07/150/btxh/rach.csv", torn),
            (Containers.Inbox, "dat-nham-cho.csv", headed),
            (Containers.Returns, "970415/17/2024-06/rac.xml", $"<Document>{people}</Document>"),
            (Containers.Returns, "vnpost/17/2024-06/rac.csv", people),
        ];
        var service = new BlobServiceClient(connection);
        foreach ((string container, string path, string text) in files)
        {
            await service.GetBlobContainerClient(container).GetBlobClient(path)
                .UploadAsync(BinaryData.FromString(text), overwrite: true);
        }

        BlobContainerClient receipts = service.GetBlobContainerClient(Containers.Receipts);
        foreach ((_, string path, _) in files)
        {
            await Eventually.HoldsAsync(
                async () => await HasReceiptAsync(receipts, path), CommandTimeout, $"a receipt of {path}");
        }
    }

    private static async Task<bool> HasReceiptAsync(BlobContainerClient receipts, string path)
    {
        await foreach (var blob in receipts.GetBlobsAsync())
        {
            if (blob.Name.Contains(path, StringComparison.Ordinal))
            {
                return true;
            }
        }

        return false;
    }

    /// <summary>The next start empties the logs.</summary>
    private void KeepLogs(string name)
    {
        foreach (string log in Directory.GetFiles(Logs, "*.log"))
        {
            File.Copy(log, Path.Combine(Logs, $"{name}-{Path.GetFileName(log)}.kept"));
        }
    }

    /// <summary>The runtime's own recorder of every <c>ActivitySource</c>, ours, HTTP's and Azure's; and parties that
    /// double, split and forge.</summary>
    private Dictionary<string, string> Surroundings() => new(StringComparer.Ordinal)
    {
        ["DOTNET_EnableEventPipe"] = "1",
        ["DOTNET_EventPipeOutputPath"] = Path.Combine(Traces, "{pid}.nettrace"),
        ["DOTNET_EventPipeConfig"] =
            "Microsoft-Diagnostics-DiagnosticSource:0x3:5:FilterAndPayloadSpecs=\"[AS]*/Stop\"",
        ["AZURE_EXPERIMENTAL_ENABLE_ACTIVITY_SOURCE"] = bool.TrueString,
        ["Sandbox__Wild__Doubles"] = bool.TrueString,
        ["Sandbox__Wild__Parts"] = "2",
        ["Sandbox__Wild__Forge"] = bool.TrueString,
    };
}

/// <summary>The tests that look at the kept month, one after the other.</summary>
[CollectionDefinition(KeptMonth.Collection)]
public sealed class KeptMonthDefinition : ICollectionFixture<KeptMonth>;
