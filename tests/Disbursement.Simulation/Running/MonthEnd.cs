using Disbursement.Functions.Storage;

namespace Disbursement.Simulation.Running;

/// <summary>What a month had left in storage when it was settled: it must never change again.</summary>
/// <param name="Month">The month.</param>
/// <param name="Blobs">Hashes of its blobs, by container and path.</param>
internal sealed record MonthEnd(MonthRef Month, IReadOnlyDictionary<string, string> Blobs)
{
    /// <summary>Parts of the ledger that late results and messages are kept beside, and so may grow.</summary>
    private static readonly string[] Final = ["carry-over", "open", "coverage", "close", "results", "r1", "r2", "r3", "verified"];

    /// <summary>What is there now.</summary>
    public static MonthEnd Of(SimulatedWorld world, MonthRef month)
    {
        IEnumerable<string> providers = world.Books.Released.Values.Select(static payment => payment.Provider)
            .Distinct(StringComparer.Ordinal).Select(static provider => Containers.OfProvider(provider));
        var blobs = new Dictionary<string, string>(StringComparer.Ordinal);
        foreach (string container in providers.Append(Containers.Ledger).Append(Containers.Reports))
        {
            foreach ((string path, string hash) in world.Vault.Versions(container))
            {
                string rest = path[(container.Length + 1)..];
                bool isOfMonth = rest.StartsWith(month.Folder + "/", StringComparison.Ordinal);
                if (isOfMonth && (container != Containers.Ledger || Final.Contains(rest.Split('/')[2])))
                {
                    blobs[path] = hash;
                }
            }
        }

        return new MonthEnd(month, blobs);
    }

    /// <summary>Compares with what is there now.</summary>
    public void ThrowIfChanged(SimulatedWorld world)
    {
        IReadOnlyDictionary<string, string> now = Of(world, Month).Blobs;
        foreach (string path in Blobs.Keys.Union(now.Keys, StringComparer.Ordinal).Order(StringComparer.Ordinal))
        {
            if (Blobs.GetValueOrDefault(path) != now.GetValueOrDefault(path))
            {
                world.Books.Violate($"{path} changed after {Month.Period} was settled");
            }
        }

        world.Books.ThrowIfViolated();
    }
}
