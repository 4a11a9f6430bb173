using System.Globalization;

namespace Azure.Data.Tables;

/// <summary>A transaction was refused as a whole: nothing of it was written.</summary>
public class TableTransactionFailedException : RequestFailedException
{
    /// <summary>Where the index of the failed action is kept in the inner exception's data.</summary>
    internal const string FailedIndexKey = "FailedEntity";

    /// <summary>Wraps the service's refusal.</summary>
    public TableTransactionFailedException(RequestFailedException requestFailedException)
        : base(
            requestFailedException.Status,
            requestFailedException.Message,
            requestFailedException.ErrorCode,
            requestFailedException.InnerException)
    {
        if (requestFailedException.Data[FailedIndexKey] is string text
            && int.TryParse(text, NumberStyles.None, CultureInfo.InvariantCulture, out int index))
        {
            FailedTransactionActionIndex = index;
        }
    }

    /// <summary>0-based index of the action that was refused; null when the service did not say.</summary>
    public int? FailedTransactionActionIndex { get; }
}
