using System.Globalization;
using Azure;
using Azure.Data.Tables;

namespace Disbursement.Simulation.Storage.Tests.Conformance;

/// <summary>What an account answered, line by line; what differs from run to run (versions, times) is left out.</summary>
internal sealed class Transcript
{
    private readonly List<string> _lines = [];

    /// <summary>The lines.</summary>
    public IReadOnlyList<string> Lines => _lines;

    /// <summary>Notes a fact.</summary>
    public void Note(string what, object? fact) =>
        _lines.Add(string.Create(CultureInfo.InvariantCulture, $"{what}: {fact ?? "null"}"));

    /// <summary>Asks and notes the answer's status, or the refusal's status and code.</summary>
    /// <returns>The answer; null when it was a refusal.</returns>
    public async Task<T?> AskAsync<T>(string what, Func<Task<Response<T>>> ask)
        where T : class =>
        await TryAsync(what, ask, static answer => answer?.GetRawResponse()) is { } answer ? answer.Value : null;

    /// <summary>The same for an answer without a value.</summary>
    public Task<Response?> AskAsync(string what, Func<Task<Response>> ask) =>
        TryAsync(what, ask, static answer => answer);

    /// <summary>Does something and notes how it went.</summary>
    public async Task DoAsync(string what, Func<Task> act) => await TryAsync(
        what,
        async () =>
        {
            await act();
            return "done";
        },
        static _ => null);

    /// <summary>Finds out something and notes it.</summary>
    public async Task FindAsync<T>(string what, Func<Task<T>> find)
    {
        string found = "";
        await TryAsync(
            what,
            async () => found = Convert.ToString(await find(), CultureInfo.InvariantCulture) ?? "null",
            static _ => null);
        Note(what + " found", found);
    }

    private async Task<T?> TryAsync<T>(string what, Func<Task<T>> ask, Func<T, Response?> raw)
        where T : class
    {
        try
        {
            T answer = await ask();
            Note(what, raw(answer)?.Status);
            return answer;
        }
        catch (TableTransactionFailedException refused)
        {
            Note(what, $"refused {refused.Status} {refused.ErrorCode} at {refused.FailedTransactionActionIndex}");
        }
        catch (RequestFailedException refused)
        {
            Note(what, $"refused {refused.Status} {refused.ErrorCode}");
        }

        return null;
    }
}
