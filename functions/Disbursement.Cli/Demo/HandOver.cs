using Disbursement.Cli.Transfer;

namespace Disbursement.Cli.Demo;

/// <summary>Leaves in a folder what each party would hold at the end of the month.</summary>
internal sealed class HandOver(ContainerMirror storage, string folder)
{
    private const string ProviderPrefix = "provider-";

    /// <summary>The folders that are made anew by every demo.</summary>
    public static IReadOnlyList<string> Folders { get; } =
        ["inbox", "world", "reference", "receipts", "providers", "returns", "reports"];

    /// <summary>Copies receipts, reports, returns and each provider's files of a province.</summary>
    /// <returns>How many files were copied.</returns>
    public async Task<int> CopyAsync(string province, CancellationToken cancellationToken)
    {
        string prefix = province + "/";
        int count = await storage.CopyAsync("receipts", prefix, Path.Combine(folder, "receipts"), cancellationToken);
        count += await storage.CopyAsync("reports", prefix, Path.Combine(folder, "reports"), cancellationToken);

        // In `returns` the provider comes first: it is the provider's own place.
        count += await storage.CopyAsync("returns", string.Empty, Path.Combine(folder, "returns"), cancellationToken);
        foreach (string container in await storage.ListContainersAsync(ProviderPrefix, cancellationToken))
        {
            string provider = container[ProviderPrefix.Length..];
            count += await storage.CopyAsync(
                container, prefix, Path.Combine(folder, "providers", provider), cancellationToken);
        }

        return count;
    }
}
