using System.Text.Json;
using Azure;
using Disbursement.Simulation.Bookkeeping;
using Disbursement.Simulation.Storage;

namespace Disbursement.Simulation.Running;

/// <summary>
/// Stands between a process and storage: refuses some of its acts as the plan has it, and shows those that took
/// effect to the model.
/// </summary>
internal sealed class StorageWatch(SimulatedWorld world, string process, Func<Task> pass)
{
    private const string ProviderPrefix = "provider-";

    /// <summary>Before an act.</summary>
    public async ValueTask BeforeAsync(StorageCall call)
    {
        await pass().ConfigureAwait(false);
        world.Bug.Before(call);
        if (IsRefused())
        {
            call.Answer(503, "ServerBusy");
        }
        else
        {
            ThrowIfLost();
        }
    }

    /// <summary>After an act.</summary>
    public async ValueTask AfterAsync(StorageCall call)
    {
        if (call.IsWrite)
        {
            world.Trace($"{process} {call} {call.Status} {call.ErrorCode}");
        }

        if (call.IsWrite && call.Status is 201 or 202 or 204)
        {
            Look(call);
        }

        if (call.Status < 300 && IsRefused())
        {
            // It happened, and the process is told otherwise.
            call.Answer(503, "ServerBusy");
        }

        await pass().ConfigureAwait(false);
        ThrowIfLost();
    }

    private bool IsRefused()
    {
        bool refused = !world.IsCalm && world.Random.NextDouble() < world.Plan.Refusal / 2;
        world.Told.Refusals += refused ? 1 : 0;
        return refused;
    }

    /// <summary>The connection breaks: nobody knows whether the act took effect.</summary>
    /// <exception cref="RequestFailedException">As the clients' own transport says it.</exception>
    private void ThrowIfLost()
    {
        if (!world.IsCalm && world.Random.NextDouble() < world.Plan.LostConnection / 2)
        {
            world.Told.LostConnections++;
            throw new RequestFailedException("The connection was lost.", new IOException("Broken pipe."));
        }
    }

    private void Look(StorageCall call)
    {
        switch (call.Operation)
        {
            case StorageOperation.PutBlob when call.Resource.StartsWith(ProviderPrefix, StringComparison.Ordinal):
                world.Books.Release(call.Resource[ProviderPrefix.Length..], call.Key, call.Body.ToArray());
                break;
            case StorageOperation.Transaction or StorageOperation.InsertEntity when call.Resource == "Audit":
                LookAtAudit(call);
                break;
            case StorageOperation.ReplaceEntity when call.Resource == "Months":
                LookAtClose(PartitionOf(call));
                break;
            case StorageOperation.ReplaceEntity when call.Resource == "Rounds":
                LookAtSignatures(PartitionOf(call));
                break;
            default:
                break;
        }
    }

    /// <summary>The partition a table is written in: it stands in the key, or in the rows of a transaction.</summary>
    private static string PartitionOf(StorageCall call)
    {
        if (call.Key.Length > 0)
        {
            return call.Key.Split('/')[0];
        }

        const string Name = "\"PartitionKey\":\"";
        string body = System.Text.Encoding.UTF8.GetString(call.Body.Span);
        int start = body.IndexOf(Name, StringComparison.Ordinal) + Name.Length;
        return body[start..body.IndexOf('"', start)];
    }

    private void LookAtAudit(StorageCall call)
    {
        string month = PartitionOf(call);
        string next = FormattableString.Invariant($"{world.Books.Audit.CountOf(month) + 1:0000000000}");
        foreach (StorageRow row in world.Vault.Rows("Audit", month, next))
        {
            if (char.IsAsciiDigit(row.RowKey[0]))
            {
                world.Books.Audit.Add(month, new AuditLine(
                    int.Parse(row.RowKey, System.Globalization.CultureInfo.InvariantCulture),
                    row.Text("Action"),
                    row.Text("Actor"),
                    row.Text("Subject"),
                    row.Moment("At"),
                    row.Text("Before"),
                    row.Text("Hash")));
            }
        }
    }

    /// <summary>A round's row says Approved: as many people as it needs have signed, and none of them closed.</summary>
    private void LookAtSignatures(string month)
    {
        string closedBy = world.Vault.Row("Months", month, "month")?.Text("ClosedBy") ?? "";
        foreach (StorageRow round in world.Vault.Rows("Rounds", month).Where(static row => row.Text("State") == "Approved"))
        {
            string[] signers = JsonDocument.Parse(round.Text("Signatures")).RootElement.EnumerateArray()
                .Select(static one => one.GetProperty("by").GetString()!).ToArray();
            if (signers.Distinct(StringComparer.Ordinal).Count() != round.Number("SignaturesNeeded")
                || signers.Length != round.Number("SignaturesNeeded")
                || signers.Contains(closedBy, StringComparer.Ordinal))
            {
                world.Books.Violate($"{month} {round.RowKey} was approved by {string.Join(' ', signers)}");
            }
        }
    }

    /// <summary>
    /// The month's row says Closed: what is in the slots now is what is paid. Later it says that the supplements of a
    /// round are fixed.
    /// </summary>
    private void LookAtClose(string month)
    {
        string period = month[(month.IndexOf('|', StringComparison.Ordinal) + 1)..];
        StorageRow? row = world.Vault.Row("Months", month, "month");
        if (row?.Text("State") == "Closed" && world.Books.FrozenOf(period) is null)
        {
            world.Books.Freeze(period, SlotsOf(month, "slot|"));
        }

        while (world.Books.FrozenOf(period) is { } frozen && frozen.Rounds < row?.Number("FrozenRounds"))
        {
            int round = frozen.Rounds + 1;
            world.Books.FreezeSupplements(
                period, round, SlotsOf(month, FormattableString.Invariant($"supplement|r{round}|")));
        }
    }

    private IReadOnlyList<(string Unit, string List, string Sha256, int Rows, long Dong)> SlotsOf(
        string month, string prefix) =>
    [
        .. world.Vault.Rows("Months", month, prefix)
            .Where(row => row.RowKey.StartsWith(prefix, StringComparison.Ordinal))
            .Select(static slot => (
                slot.Text("Unit"),
                slot.Text("List"),
                slot.Text("Sha256"),
                (int)slot.Number("RowsAccepted"),
                slot.Number("DueDong"))),
    ];
}
