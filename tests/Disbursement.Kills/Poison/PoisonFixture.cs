using Azure.Data.Tables;
using Azure.Storage.Blobs;
using Azure.Storage.Blobs.Models;
using Disbursement.Cli.Generate;
using Disbursement.Cli.Generate.Planning;
using Disbursement.Cli.Stack;
using Disbursement.Cli.Transfer;
using Disbursement.Functions.Storage;
using Disbursement.Kills.Months;
using Disbursement.Testing;

namespace Disbursement.Kills.Poison;

/// <summary>A storage, the lists of a month, and the crashing app, started again each time it was brought down.</summary>
public sealed class PoisonFixture : IAsyncLifetime
{
    private readonly AzuriteFixture _azurite = new();
    private readonly string _folder = Directory.CreateTempSubdirectory("disbursement-poison-").FullName;
    private ChildProcess? _app;

    /// <summary>How often the app was brought down.</summary>
    public int Deaths { get; private set; }

    internal IReadOnlyList<DropFile> Lists { get; private set; } = [];

    /// <summary>The month of the lists.</summary>
    public static MonthRef Month { get; } = new(MonthFolder.Month.Province, MonthFolder.Month.Period.ToString());

    /// <summary>The app's tables.</summary>
    public Tables Tables => new(new TableServiceClient(_azurite.ConnectionString));

    /// <summary>What people must know.</summary>
    public ExceptionStore Exceptions => new(Tables, TimeProvider.System);

    private BlobServiceClient Blobs => new(_azurite.ConnectionString);

    /// <inheritdoc/>
    public async ValueTask InitializeAsync()
    {
        await _azurite.InitializeAsync();
        MonthGenerator.Shipped.Generate(
            new GenerateRequest { Province = Month.Province, Period = MonthFolder.Month.Period, People = 100 }, _folder);
        Lists = DropFile.FindIn(Path.Combine(_folder, "inbox"));
    }

    /// <inheritdoc/>
    public async ValueTask DisposeAsync()
    {
        if (_app is not null)
        {
            await _app.DisposeAsync();
        }

        await _azurite.DisposeAsync();
        Directory.Delete(_folder, recursive: true);
    }

    /// <summary>Puts a file, as its sender would.</summary>
    public async Task PutAsync(string container, string path, BinaryData content)
    {
        BlobContainerClient client = Blobs.GetBlobContainerClient(container);
        await client.CreateIfNotExistsAsync();
        await client.GetBlobClient(path).UploadAsync(content);
    }

    /// <summary>A receipt; null when the file is not answered yet.</summary>
    public async Task<string?> FindReceiptAsync(string path)
    {
        BlobClient receipt = Blobs.GetBlobContainerClient(Containers.Receipts).GetBlobClient(path + ".receipt.json");
        if (!await receipt.ExistsAsync())
        {
            return null;
        }

        BlobDownloadResult content = await receipt.DownloadContentAsync();
        return content.Content.ToString();
    }

    /// <summary>Keeps the app up until something holds.</summary>
    public async Task KeepUpUntilAsync(Func<Task<bool>> condition, TimeSpan timeout)
    {
        await Eventually.HoldsAsync(
            async () =>
            {
                if (_app is { HasExited: true } dead)
                {
                    Deaths++;
                    await dead.DisposeAsync();
                    _app = null;
                }

                _app ??= Start();
                return await condition();
            },
            timeout,
            "the app came through");
    }

    private ChildProcess Start()
    {
        string url = StackSettings.UrlOf(FreePort.Near(0));
        var options = new StackOptions
        {
            Data = new DataFolder(_folder),
            Programs = new StackPrograms([], []),
            WorldFolder = _folder,
        };
        Dictionary<string, string> settings = StackSettings.ForApp(
            options, DevelopmentSecrets.Make(), _azurite.ConnectionString, url, "http://127.0.0.1:1");
        string program = Path.Combine(AppContext.BaseDirectory, "Disbursement.Kills.dll");
        return ChildProcess.Run(new ChildStart(
            "app", ["dotnet", program, CrashingApp.Argument, "--urls", url], settings, Path.Combine(_folder, "app.log"))
        {
            KeepsLog = true,
        });
    }
}
